package io.github.experimentmaven.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The normal distribution of mean 0 and deviation 1. */
final class StandardNormal {

  private StandardNormal() {}

  /**
   * How many deviations around the mean contain a share of all.
   *
   * @param confidence the share, in (0, 1)
   * @throws IllegalArgumentException if it is not
   */
  static double twoSided(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must lie between 0 and 1: " + confidence);
    }
    return new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
  }
}
