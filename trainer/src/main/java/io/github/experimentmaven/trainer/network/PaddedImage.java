package io.github.experimentmaven.trainer.network;

import java.nio.FloatBuffer;

/**
 * An image with a border of zeros, as wide as the windows that move over it reach: no window is an
 * exception then.
 */
final class PaddedImage {

  private final int channels;
  private final int height;
  private final int width;
  private final int paddedHeight;
  private final int paddedWidth;
  private final int inside;
  private final float[] image;
  private final float[] padded;

  /**
   * @param window that moves over the image
   * @param channels of the image
   */
  PaddedImage(Window window, int channels) {
    this.channels = channels;
    height = window.height();
    width = window.width();
    paddedHeight = window.paddedHeight();
    paddedWidth = window.paddedWidth();
    inside = window.padTop() * paddedWidth + window.padLeft();
    padded = new float[channels * paddedHeight * paddedWidth];
    image =
        padded.length == channels * height * width ? padded : new float[channels * height * width];
  }

  /**
   * Takes an image of a batch.
   *
   * @param images {@code [batch, channels, height, width]}
   * @param index which of them
   * @return {@code [channels, paddedHeight, paddedWidth]}, overwritten by the next image
   */
  float[] of(FloatBuffer images, int index) {
    images.get(index * image.length, image);
    if (image != padded) {
      for (int row = 0; row < channels * height; row++) {
        int target = (row / height * paddedHeight + row % height) * paddedWidth + inside;
        System.arraycopy(image, row * width, padded, target, width);
      }
    }
    return padded;
  }

  /** Where a value is. */
  int position(int channel, int paddedRow, int paddedColumn) {
    return (channel * paddedHeight + paddedRow) * paddedWidth + paddedColumn;
  }
}
