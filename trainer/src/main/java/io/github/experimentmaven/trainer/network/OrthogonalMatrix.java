package io.github.experimentmaven.trainer.network;

import java.util.SplittableRandom;

/**
 * A random matrix with orthogonal rows of length 1, no more than it has columns: normal numbers,
 * each row without what it has in common with those before it (Gram and Schmidt). Done twice, as
 * rounding leaves something the first time. It is the Q of a QR decomposition whose R has a
 * positive diagonal, which is what Keras takes. All arithmetic is {@link StrictMath}'s, so that
 * every machine draws the same weights.
 */
final class OrthogonalMatrix {

  private OrthogonalMatrix() {}

  /**
   * Draws one.
   *
   * @param weights of which some are drawn
   * @param from the first of them, column by column
   * @param rows at most as many as columns
   */
  static void draw(float[] weights, int from, int rows, int columns, SplittableRandom random) {
    double[][] all = new double[rows][columns];
    for (int row = 0; row < rows; row++) {
      double[] own = all[row];
      for (int i = 0; i < columns; i++) {
        // Box and Muller 1958
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        own[i] = radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
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
      for (int i = 0; i < columns; i++) {
        weights[from + i * rows + row] = (float) own[i];
      }
    }
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
