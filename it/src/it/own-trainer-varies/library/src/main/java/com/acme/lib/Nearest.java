package com.acme.lib;

/** The nearest neighbour. */
public final class Nearest {

  private Nearest() {}

  public static int of(float[][] known, float[] asked) {
    int best = 0;
    for (int i = 1; i < known.length; i++) {
      if (distance(known[i], asked) < distance(known[best], asked)) {
        best = i;
      }
    }
    return best;
  }

  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.pow(one[i] - other[i], 2);
    }
    return sum;
  }
}
