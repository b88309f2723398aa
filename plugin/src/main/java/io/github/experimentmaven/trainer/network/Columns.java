package io.github.experimentmaven.trainer.network;

import java.util.Arrays;

/**
 * An image as a convolution sees it (im2col): a matrix with one row for each weight of a kernel,
 * the values it is multiplied by at each place of the window, and a row of ones below for the bias.
 *
 * <p>Where pooling follows, the places are sorted: first those that are first in their pool, then
 * those that are second, and so on, each sort a matrix of its own with one column for each pool.
 */
final class Columns {

  private final Window window;
  private final Window pooling;
  private final int channels;
  private final int rows;
  private final int pools;
  private final int[] sorts;
  private final float[] layout;

  /**
   * @param window the convolution's geometry
   * @param channels of the image
   * @param pooling windows over the convolution's output that {@linkplain Window#tiled() tile} it
   */
  Columns(Window window, int channels, Window pooling) {
    this.window = window;
    this.pooling = pooling;
    this.channels = channels;
    rows = channels * window.size().height() * window.size().width() + 1;
    pools = pooling.outputHeight() * pooling.outputWidth();
    sorts = new int[pooling.size().height() * pooling.size().width()];
    layout = new float[sorts.length * rows * pools];
    for (int sort = 0; sort < sorts.length; sort++) {
      sorts[sort] = sort * rows * pools;
      int end = sorts[sort] + rows * pools;
      Arrays.fill(layout, end - pools, end, 1);
    }
  }

  /** Columns of one matrix: pools of a channel. */
  int pools() {
    return pools;
  }

  /** How many matrices there are: places in a pool. */
  int sorts() {
    return sorts.length;
  }

  /** Where a matrix begins in the layout. */
  int start(int sort) {
    return sorts[sort];
  }

  /** The number of values of all matrices. */
  int size() {
    return layout.length;
  }

  /** Values of an image. */
  int imageSize() {
    return channels * window.height() * window.width();
  }

  /**
   * Lays an image out.
   *
   * @param image {@code [channels * height * width]}
   * @return the matrices one after another; overwritten by the next image
   */
  float[] of(float[] image) {
    int poolWidth = pooling.size().width();
    for (int sort = 0; sort < sorts.length; sort++) {
      int down = sort / poolWidth * window.strides().height() - window.padTop();
      int right = sort % poolWidth * window.strides().width() - window.padLeft();
      int target = sorts[sort];
      for (int channel = 0; channel < channels; channel++) {
        int plane = channel * window.height() * window.width();
        for (int i = 0; i < window.size().height(); i++) {
          for (int j = 0; j < window.size().width(); j++) {
            layOutRow(image, plane, down + i, right + j, target);
            target += pools;
          }
        }
      }
    }
    return layout;
  }

  /** One weight's row; the zeros outside of the image have always been there. */
  private void layOutRow(float[] image, int plane, int down, int right, int target) {
    int stepDown = window.strides().height() * pooling.strides().height();
    int stepRight = window.strides().width() * pooling.strides().width();
    int width = window.width();
    int columns = pooling.outputWidth();
    int first = Math.max(0, (-right + stepRight - 1) / stepRight);
    int last = Math.min(columns, Math.floorDiv(width - 1 - right, stepRight) + 1);
    for (int row = 0; row < pooling.outputHeight(); row++) {
      int source = row * stepDown + down;
      if (source < 0 || source >= window.height() || first >= last) {
        continue;
      }
      int from = plane + source * width + right;
      int to = target + row * columns;
      if (stepRight == 1) {
        System.arraycopy(image, from + first, layout, to + first, last - first);
      } else {
        for (int x = first; x < last; x++) {
          layout[to + x] = image[from + x * stepRight];
        }
      }
    }
  }
}
