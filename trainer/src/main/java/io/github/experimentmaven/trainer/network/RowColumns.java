package io.github.experimentmaven.trainer.network;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * {@link Columns} of the places in reading order, some rows of the output a matrix. A row of a
 * matrix is copied out of the image in runs as long as a row of the output.
 */
final class RowColumns implements Columns {

  /** Floats of a matrix: with its product it stays in a second-level cache of 256 KiB. */
  private static final int MOST_FLOATS = 1 << 15;

  private final Window window;
  private final PaddedImage image;
  private final int inputs;
  private final int rows;
  private final int outputRows;
  private final float[] layout;
  private float[] padded = {};
  private int onesFrom = -1;

  /**
   * @param window the convolution's geometry
   * @param channels of the image
   * @param bias whether a row of ones is wanted
   */
  RowColumns(Window window, int channels, boolean bias) {
    this.window = window;
    image = new PaddedImage(window, channels);
    inputs = channels * window.size().height() * window.size().width();
    rows = inputs + (bias ? 1 : 0);
    int most = Math.max(1, MOST_FLOATS / (rows * window.outputWidth()));
    outputRows = Math.min(most, window.outputHeight());
    layout = new float[rows * outputRows * window.outputWidth()];
  }

  @Override
  public int matrices() {
    return (window.outputHeight() + outputRows - 1) / outputRows;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int places(int matrix) {
    int from = matrix * outputRows;
    return (Math.min(from + outputRows, window.outputHeight()) - from) * window.outputWidth();
  }

  /** The first place of a matrix among all of the output. */
  int firstPlace(int matrix) {
    return matrix * outputRows * window.outputWidth();
  }

  @Override
  public void take(FloatBuffer images, int index) {
    padded = image.of(images, index);
  }

  @Override
  public float[] matrix(int matrix) {
    int places = places(matrix);
    int top = matrix * outputRows * window.strides().height();
    int kernelWidth = window.size().width();
    int kernelHeight = window.size().height();
    for (int row = 0; row < inputs; row++) {
      int y = top + row / kernelWidth % kernelHeight;
      int from = image.position(row / kernelWidth / kernelHeight, y, row % kernelWidth);
      copy(from, row * places, places);
    }
    if (rows > inputs && onesFrom != inputs * places) {
      onesFrom = inputs * places;
      Arrays.fill(layout, onesFrom, onesFrom + places, 1);
    }
    return layout;
  }

  private void copy(int from, int to, int places) {
    int width = window.outputWidth();
    int stride = window.strides().width();
    int nextRow = window.strides().height() * window.paddedWidth();
    int source = from;
    for (int target = to; target < to + places; target += width) {
      if (stride == 1) {
        System.arraycopy(padded, source, layout, target, width);
      } else {
        for (int i = 0; i < width; i++) {
          layout[target + i] = padded[source + i * stride];
        }
      }
      source += nextRow;
    }
  }
}
