package io.github.experimentmaven.trainer.network;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@link Columns} sorted for the pooling that follows: one matrix of the places that are first in
 * their pool, one of those that are second, and so on, each with one column for each pool.
 *
 * <p>Rows of different matrices are the same where a kernel further on and a place further back
 * meet; each such vector is gathered once and copied to where it is needed.
 */
final class PoolColumns implements Columns {

  private final PaddedImage image;
  private final int rows;
  private final int pools;
  private final int sorts;
  private final int[] origins;
  private final int[] vectorOfRow;
  private final float[] vectors;
  private final float[] layout;

  /**
   * @param window the convolution's geometry
   * @param channels of the image
   * @param bias whether a row of ones is wanted
   * @param pooling windows over the convolution's output that {@linkplain Window#tiled() tile} it
   */
  PoolColumns(Window window, int channels, boolean bias, Window pooling) {
    image = new PaddedImage(window, channels);
    int inputs = channels * window.size().height() * window.size().width();
    rows = inputs + (bias ? 1 : 0);
    pools = pooling.outputHeight() * pooling.outputWidth();
    sorts = pooling.size().height() * pooling.size().width();
    layout = new float[rows * pools];
    Arrays.fill(layout, inputs * pools, layout.length, 1);
    // By where in the image a vector begins.
    Map<Integer, Integer> known = new LinkedHashMap<>();
    vectorOfRow = new int[sorts * inputs];
    for (int i = 0; i < vectorOfRow.length; i++) {
      int first = first(window, pooling, i / inputs, i % inputs);
      Integer vector = known.putIfAbsent(first, known.size());
      vectorOfRow[i] = vector == null ? known.size() - 1 : vector;
    }
    origins = new int[known.size() * pools];
    vectors = new float[origins.length];
    for (Map.Entry<Integer, Integer> entry : known.entrySet()) {
      for (int pool = 0; pool < pools; pool++) {
        int row = pool / pooling.outputWidth() * pooling.strides().height();
        int column = pool % pooling.outputWidth() * pooling.strides().width();
        origins[entry.getValue() * pools + pool] =
            entry.getKey()
                + row * window.strides().height() * window.paddedWidth()
                + column * window.strides().width();
      }
    }
  }

  /** Where the value for the first pool comes from. */
  private int first(Window window, Window pooling, int sort, int row) {
    int kernelWidth = window.size().width();
    int kernelHeight = window.size().height();
    int poolWidth = pooling.size().width();
    return image.position(
        row / kernelWidth / kernelHeight,
        sort / poolWidth * window.strides().height() + row / kernelWidth % kernelHeight,
        sort % poolWidth * window.strides().width() + row % kernelWidth);
  }

  @Override
  public int matrices() {
    return sorts;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int places(int matrix) {
    return pools;
  }

  @Override
  public void take(FloatBuffer images, int index) {
    gather(image.of(images, index), origins, vectors);
  }

  private static void gather(float[] source, int[] origins, float[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = source[origins[i]];
    }
  }

  @Override
  public float[] matrix(int matrix) {
    int inputs = vectorOfRow.length / sorts;
    for (int row = 0; row < inputs; row++) {
      int vector = vectorOfRow[matrix * inputs + row];
      System.arraycopy(vectors, vector * pools, layout, row * pools, pools);
    }
    return layout;
  }
}
