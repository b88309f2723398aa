package io.github.experimentmaven.trainer.network;

import java.util.SplittableRandom;

/**
 * A random matrix whose rows are orthogonal and of one length, or its columns if these are fewer:
 * normal numbers, each row without what it has in common with those before it (Gram and Schmidt).
 * Done twice, as rounding leaves something the first time. It is the Q of a QR decomposition whose
 * R has a positive diagonal, which is what Keras takes. All arithmetic is {@link StrictMath}'s, so
 * that every machine draws the same weights.
 */
final class OrthogonalMatrix {

  private OrthogonalMatrix() {}

  /**
   * Draws one.
   *
   * @param weights of which some are drawn
   * @param from the first of them, column by column
   * @param gain the length of a row, or of a column
   */
  static void draw(
      float[] weights, int from, int rows, int columns, double gain, SplittableRandom random) {
    double[][] all = rows(Math.min(rows, columns), Math.max(rows, columns), random);
    // From a number to the next one of the same row, and from a row to the next.
    int next = rows <= columns ? rows : 1;
    int nextRow = rows <= columns ? 1 : rows;
    for (int row = 0; row < all.length; row++) {
      double[] own = all[row];
      for (int i = 0; i < own.length; i++) {
        weights[from + row * nextRow + i * next] = (float) (gain * own[i]);
      }
    }
  }

  /** Rows of length 1, no more than they have numbers. */
  private static double[][] rows(int rows, int columns, SplittableRandom random) {
    double[][] all = new double[rows][columns];
    for (int row = 0; row < rows; row++) {
      double[] own = all[row];
      for (int i = 0; i < columns; i++) {
        own[i] = WeightInitializer.gaussian(random);
      }
      for (int pass = 0; pass < 2; pass++) {
        for (int before = 0; before < row; before++) {
          add(all[before], -product(own, all[before]), own);
        }
        double norm = StrictMath.sqrt(product(own, own));
        for (int i = 0; i < columns; i++) {
          own[i] /= norm;
        }
      }
    }
    return all;
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static void add(double[] one, double times, double[] into) {
    for (int i = 0; i < one.length; i++) {
      into[i] += times * one[i];
    }
  }
}
