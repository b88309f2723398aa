package io.github.experimentmaven.statistics;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Student's distribution (1908).
 *
 * @param degreesOfFreedom positive
 */
record StudentT(double degreesOfFreedom) {

  /** The value that is exceeded with the given probability. */
  double exceededWith(double probability) {
    // By symmetry; tails are exact on the lower side only.
    return -distribution().inverseCumulativeProbability(probability);
  }

  /** The probability of more than {@code value}. */
  double probabilityAbove(double value) {
    return distribution().cumulativeProbability(-value);
  }

  private TDistribution distribution() {
    // Without a generator of random numbers, which would cost more than everything else here.
    return new TDistribution(null, degreesOfFreedom);
  }
}
