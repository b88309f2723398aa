package io.github.experimentmaven.statistics;

import org.apache.commons.math3.distribution.HypergeometricDistribution;

/**
 * Fisher's exact test (1935), one-sided: whether something happens more often in one group than in
 * another.
 */
public final class FisherExact {

  private FisherExact() {}

  /**
   * How likely chance alone gives so many or more of all that happened to the first group.
   *
   * @param happened how often in the first group, at most {@code size}
   * @param size of the first group, 1 at least
   * @param happenedElsewhere how often in the other, at most {@code sizeElsewhere}
   * @param sizeElsewhere of the other group, 0 at least
   */
  public static double pValue(int happened, int size, int happenedElsewhere, int sizeElsewhere) {
    // Without a generator of random numbers, which nothing here needs.
    return new HypergeometricDistribution(
            null, size + sizeElsewhere, happened + happenedElsewhere, size)
        .upperCumulativeProbability(happened);
  }
}
