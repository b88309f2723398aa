package io.github.experimentmaven.preparation.picture;

import io.github.experimentmaven.experiment.Size;

/**
 * Scales pictures by a triangle filter that is as wide as a pixel of the larger of both grids:
 * bilinear interpolation to more pixels, an antialiased mean to fewer. Columns first, then rows,
 * each pass rounded to bytes, with weights of 22 bits: the arithmetic of Pillow's {@code
 * Image.resize} with {@code BILINEAR}. The weights are computed in doubles by operations that IEEE
 * 754 defines to the bit, so every machine has the same.
 */
final class Resampling {

  private static final int BITS = 22;
  private static final long HALF = 1L << (BITS - 1);

  private Resampling() {}

  static Picture resize(Picture picture, Size size) {
    Picture columns =
        picture.width() == size.width() ? picture : resizeWidth(picture, size.width());
    return columns.height() == size.height() ? columns : resizeHeight(columns, size.height());
  }

  /**
   * The source pixels of each target pixel along one axis.
   *
   * @param first of them
   * @param weights their shares, which add up to about {@code 1 << BITS}
   */
  private record Window(int first, int[] weights) {}

  private static Window[] windows(int in, int out) {
    double scale = (double) in / out;
    double support = Math.max(scale, 1);
    Window[] windows = new Window[out];
    for (int i = 0; i < out; i++) {
      double center = (i + 0.5) * scale;
      int first = Math.max(0, (int) (center - support + 0.5));
      int end = Math.min(in, (int) (center + support + 0.5));
      double[] shares = new double[end - first];
      double sum = 0;
      for (int j = 0; j < shares.length; j++) {
        shares[j] = Math.max(0, 1 - Math.abs((first + j - center + 0.5) / support));
        sum += shares[j];
      }
      int[] weights = new int[shares.length];
      for (int j = 0; j < shares.length; j++) {
        weights[j] = (int) (0.5 + shares[j] / sum * (1 << BITS));
      }
      windows[i] = new Window(first, weights);
    }
    return windows;
  }

  private static Picture resizeWidth(Picture picture, int width) {
    int channels = picture.channels();
    Window[] windows = windows(picture.width(), width);
    byte[] values = new byte[picture.height() * width * channels];
    for (int y = 0; y < picture.height(); y++) {
      int row = y * picture.width();
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          int from = (row + windows[x].first()) * channels + c;
          values[(y * width + x) * channels + c] =
              weighted(picture.values(), from, channels, windows[x].weights());
        }
      }
    }
    return new Picture(picture.height(), width, channels, values);
  }

  private static Picture resizeHeight(Picture picture, int height) {
    int stride = picture.width() * picture.channels();
    Window[] windows = windows(picture.height(), height);
    byte[] values = new byte[height * stride];
    for (int y = 0; y < height; y++) {
      int from = windows[y].first() * stride;
      for (int i = 0; i < stride; i++) {
        values[y * stride + i] = weighted(picture.values(), from + i, stride, windows[y].weights());
      }
    }
    return new Picture(height, picture.width(), picture.channels(), values);
  }

  private static byte weighted(byte[] values, int from, int stride, int[] weights) {
    long sum = HALF;
    for (int j = 0; j < weights.length; j++) {
      sum += (long) (values[from + j * stride] & 0xff) * weights[j];
    }
    return (byte) Math.min(255, sum >> BITS);
  }
}
