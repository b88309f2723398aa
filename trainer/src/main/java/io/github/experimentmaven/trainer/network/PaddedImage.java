package io.github.experimentmaven.trainer.network;

/**
 * An image with a border of zeros, as wide as the windows that move over it reach: no window is an
 * exception then. Of each row first every n-th value is there, then every n-th from the second on,
 * and so on, so that what windows see that are n columns apart lies side by side.
 */
final class PaddedImage {

  private final Window window;
  private final int channels;
  private final int paddedHeight;
  private final int step;
  private final int stepWidth;
  private final float[] image;
  private final float[] padded;

  /**
   * @param window that moves over the image
   * @param channels of the image
   * @param step how many columns further each next window of a row is
   */
  PaddedImage(Window window, int channels, int step) {
    this.window = window;
    this.channels = channels;
    this.step = step;
    paddedHeight = window.paddedHeight();
    stepWidth = (window.paddedWidth() + step - 1) / step;
    image = new float[channels * window.height() * window.width()];
    padded = new float[channels * paddedHeight * step * stepWidth];
  }

  /**
   * Takes an image of a batch.
   *
   * @param images {@code [batch, channels, height, width]}
   * @param index which of them
   * @return its values where {@link #position} says, overwritten by the next image
   */
  float[] of(Floats images, int index) {
    images.get(index * image.length, image);
    int height = window.height();
    int width = window.width();
    for (int row = 0; row < channels * height; row++) {
      int paddedRow = row % height + window.padTop();
      if (step == 1) {
        int target = position(row / height, paddedRow, window.padLeft());
        System.arraycopy(image, row * width, padded, target, width);
      } else {
        split(row * width, position(row / height, paddedRow, 0));
      }
    }
    return padded;
  }

  private void split(int source, int target) {
    for (int first = 0; first < step; first++) {
      // The first column of these that is not of the border.
      int skipped = Math.max(0, (window.padLeft() - first + step - 1) / step);
      int from = source + skipped * step + first - window.padLeft();
      int count = (source + window.width() - from + step - 1) / step;
      int to = target + first * stepWidth + skipped;
      for (int i = 0; i < count; i++) {
        padded[to + i] = image[from + i * step];
      }
    }
  }

  /** Where a value is; that {@code step} columns to the right is the next. */
  int position(int channel, int paddedRow, int paddedColumn) {
    return ((channel * paddedHeight + paddedRow) * step + paddedColumn % step) * stepWidth
        + paddedColumn / step;
  }
}
