package io.github.experimentmaven.trainer.network;

import java.nio.FloatBuffer;

/**
 * An image as a convolution sees it (im2col): a matrix with one row for each weight of a kernel,
 * the values it is multiplied by at each place of the window, and for a bias a row of ones below.
 *
 * <p>Where pooling follows, the places are sorted: first those that are first in their pool, then
 * those that are second, and so on, each sort a matrix of its own with one column for each pool.
 */
final class Columns {

  private final int inputs;
  private final int rows;
  private final int pools;
  private final int sorts;
  private final float[] source;
  private final int[] origins;
  private final float[] layout;

  /**
   * @param window the convolution's geometry
   * @param channels of the image
   * @param bias whether a row of ones is wanted
   * @param pooling windows over the convolution's output that {@linkplain Window#tiled() tile} it
   */
  Columns(Window window, int channels, boolean bias, Window pooling) {
    inputs = channels * window.size().height() * window.size().width();
    rows = inputs + (bias ? 1 : 0);
    pools = pooling.outputHeight() * pooling.outputWidth();
    sorts = pooling.size().height() * pooling.size().width();
    // Behind the image what padding and the last row are made of.
    source = new float[channels * window.height() * window.width() + 2];
    source[imageSize() + 1] = 1;
    layout = new float[sorts * rows * pools];
    origins = new int[layout.length];
    for (int i = 0; i < origins.length; i++) {
      origins[i] = origin(window, pooling, i / pools / rows, i / pools % rows, i % pools);
    }
  }

  /** Where in the source a value comes from. */
  private int origin(Window window, Window pooling, int sort, int row, int pool) {
    if (row == inputs) {
      return imageSize() + 1;
    }
    int poolWidth = pooling.size().width();
    int outputRow = pool / pooling.outputWidth() * pooling.strides().height() + sort / poolWidth;
    int outputColumn = pool % pooling.outputWidth() * pooling.strides().width() + sort % poolWidth;
    int kernelWidth = window.size().width();
    int kernelHeight = window.size().height();
    int y =
        outputRow * window.strides().height() - window.padTop() + row / kernelWidth % kernelHeight;
    int x = outputColumn * window.strides().width() - window.padLeft() + row % kernelWidth;
    int channel = row / kernelWidth / kernelHeight;
    return y < 0 || y >= window.height() || x < 0 || x >= window.width()
        ? imageSize()
        : (channel * window.height() + y) * window.width() + x;
  }

  /** Columns of one matrix: pools of a channel. */
  int pools() {
    return pools;
  }

  /** How many matrices there are: places in a pool. */
  int sorts() {
    return sorts;
  }

  /** Where a matrix begins in the layout. */
  int start(int sort) {
    return sort * rows * pools;
  }

  /** The number of values of all matrices. */
  int size() {
    return layout.length;
  }

  private int imageSize() {
    return source.length - 2;
  }

  /**
   * Lays an image out.
   *
   * @param images {@code [batch, channels, height, width]}
   * @param index which of them
   * @return the matrices one after another; overwritten by the next image
   */
  float[] of(FloatBuffer images, int index) {
    images.get(index * imageSize(), source, 0, imageSize());
    gather(source, origins, layout);
    return layout;
  }

  private static void gather(float[] source, int[] origins, float[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = source[origins[i]];
    }
  }
}
