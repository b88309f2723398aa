package io.github.experimentmaven.trainer.network;

import java.util.Arrays;

/**
 * Images as a convolution sees them (im2col): matrices with one row for each weight of a kernel,
 * the values it is multiplied by at some places of the window, and for a bias a row of ones below.
 * One matrix at a time is there, small enough for the processor's cache.
 */
final class Columns {

  /** Floats of a matrix: with its product it stays in a second-level cache of 256 KiB. */
  private static final int MOST_FLOATS = 1 << 15;

  private final Window window;
  private final Grid[] grids;
  private final int rowStep;
  private final PaddedImage image;
  private final int inputs;
  private final int rows;
  private final float[] layout;
  private float[] padded = {};
  private int onesFrom = -1;

  /**
   * Places of the window, each a column of a matrix.
   *
   * @param top row of the padded image that the first place begins in
   * @param left column of it
   * @param height rows of places
   * @param width places of a row
   * @param firstPlace what the first place is in the convolution's output, in reading order
   */
  private record Grid(int top, int left, int height, int width, int firstPlace) {}

  private Columns(
      Window window, int channels, boolean bias, int rowStep, int columnStep, Grid[] grids) {
    this.window = window;
    this.rowStep = rowStep;
    this.grids = grids;
    image = new PaddedImage(window, channels, columnStep);
    inputs = channels * window.size().height() * window.size().width();
    rows = inputs + (bias ? 1 : 0);
    // The first grid is the largest.
    layout = new float[rows * places(0)];
  }

  /**
   * The places in reading order, some rows of the output a matrix.
   *
   * @param window the convolution's geometry
   * @param channels of the image
   * @param bias whether a row of ones is wanted
   */
  static Columns inReadingOrder(Window window, int channels, boolean bias) {
    int inputs = channels * window.size().height() * window.size().width();
    int outputRow = (inputs + 1) * window.outputWidth();
    int height = Math.min(Math.max(1, MOST_FLOATS / outputRow), window.outputHeight());
    Grid[] grids = new Grid[(window.outputHeight() + height - 1) / height];
    for (int i = 0; i < grids.length; i++) {
      int row = i * height;
      grids[i] =
          new Grid(
              row * window.strides().height(),
              0,
              Math.min(height, window.outputHeight() - row),
              window.outputWidth(),
              row * window.outputWidth());
    }
    return new Columns(
        window, channels, bias, window.strides().height(), window.strides().width(), grids);
  }

  /**
   * The places sorted for the pooling that follows: one matrix of those that are first in their
   * pool, one of those that are second, and so on, each with one column for each pool.
   *
   * @param window the convolution's geometry
   * @param channels of the image
   * @param bias whether a row of ones is wanted
   * @param pooling windows over the convolution's output that {@linkplain Window#tiled() tile} it
   */
  static Columns byPlaceInPool(Window window, int channels, boolean bias, Window pooling) {
    int poolWidth = pooling.size().width();
    Grid[] grids = new Grid[pooling.size().height() * poolWidth];
    for (int i = 0; i < grids.length; i++) {
      grids[i] =
          new Grid(
              i / poolWidth * window.strides().height(),
              i % poolWidth * window.strides().width(),
              pooling.outputHeight(),
              pooling.outputWidth(),
              i / poolWidth * window.outputWidth() + i % poolWidth);
    }
    return new Columns(
        window,
        channels,
        bias,
        pooling.strides().height() * window.strides().height(),
        pooling.strides().width() * window.strides().width(),
        grids);
  }

  /** How many matrices an image gives. */
  int matrices() {
    return grids.length;
  }

  /** Rows of each matrix. */
  int rows() {
    return rows;
  }

  /** Columns of a matrix: places of the window. */
  int places(int matrix) {
    return grids[matrix].height * grids[matrix].width;
  }

  /** Values of the largest matrix. */
  int size() {
    return layout.length;
  }

  /** What the first place of a matrix is in the convolution's output. */
  int firstPlace(int matrix) {
    return grids[matrix].firstPlace;
  }

  /**
   * Takes an image.
   *
   * @param images {@code [batch, channels, height, width]}
   * @param index which of them
   */
  void take(Floats images, int index) {
    padded = image.of(images, index);
  }

  /**
   * One of the image's matrices.
   *
   * @return {@code [rows, places]}, longer than that if other matrices are larger; overwritten by
   *     the next
   */
  float[] matrix(int matrix) {
    Grid grid = grids[matrix];
    int places = places(matrix);
    int kernelWidth = window.size().width();
    int kernelHeight = window.size().height();
    for (int row = 0; row < inputs; row++) {
      int channel = row / kernelWidth / kernelHeight;
      int y = grid.top + row / kernelWidth % kernelHeight;
      int x = grid.left + row % kernelWidth;
      copy(
          image.position(channel, y, x),
          image.position(channel, y + rowStep, x) - image.position(channel, y, x),
          row * places,
          grid);
    }
    if (rows > inputs && onesFrom != inputs * places) {
      onesFrom = inputs * places;
      Arrays.fill(layout, onesFrom, onesFrom + places, 1);
    }
    return layout;
  }

  private void copy(int from, int nextRow, int to, Grid grid) {
    int source = from;
    int end = to + grid.height * grid.width;
    for (int target = to; target < end; target += grid.width) {
      System.arraycopy(padded, source, layout, target, grid.width);
      source += nextRow;
    }
  }
}
