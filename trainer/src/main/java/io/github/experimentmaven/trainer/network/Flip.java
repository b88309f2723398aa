package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.FlipMode;
import io.github.experimentmaven.experiment.Shape;

/** Flips every other image, on average. */
final class Flip implements ImageChange {

  private final FlipMode mode;
  private final int height;
  private final int width;

  /**
   * @param mode what changes places
   * @param shape of an image
   */
  Flip(FlipMode mode, Shape shape) {
    this.mode = mode;
    height = shape.height();
    width = shape.width();
  }

  @Override
  public void apply(float[] image, float[] changed, double one, double other) {
    if (one >= 0.5) {
      System.arraycopy(image, 0, changed, 0, image.length);
      return;
    }
    for (int row = 0; row < image.length / width; row++) {
      int plane = row / height * height;
      int source = mode.isVertical() ? plane + height - 1 - (row - plane) : row;
      if (mode.isHorizontal()) {
        int end = source * width + width - 1;
        for (int i = 0; i < width; i++) {
          changed[row * width + i] = image[end - i];
        }
      } else {
        System.arraycopy(image, source * width, changed, row * width, width);
      }
    }
  }
}
