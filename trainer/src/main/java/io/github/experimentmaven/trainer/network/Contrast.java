package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Factor;
import io.github.experimentmaven.experiment.Shape;

/**
 * Multiplies what each channel differs from its mean, by the same number for all channels, and
 * clips the result to between 0 and 1.
 */
final class Contrast implements ImageChange {

  private final Factor factor;
  private final int plane;

  /**
   * @param factor how much less than 1 the number is at least, and how much more at most
   * @param shape of an image
   */
  Contrast(Factor factor, Shape shape) {
    this.factor = factor;
    plane = shape.height() * shape.width();
  }

  @Override
  public void apply(float[] image, float[] changed, double one, double other) {
    float times = (float) (1 - factor.lower() + one * (factor.lower() + factor.upper()));
    for (int start = 0; start < image.length; start += plane) {
      double sum = 0;
      for (int i = start; i < start + plane; i++) {
        sum += image[i];
      }
      float mean = (float) (sum / plane);
      // Of a number that is not changed not even the last bit is.
      float base = times == 1 ? 0 : mean;
      for (int i = start; i < start + plane; i++) {
        changed[i] = Math.max(0, Math.min(1, (image[i] - base) * times + base));
      }
    }
  }
}
