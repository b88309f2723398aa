package io.github.experimentmaven.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Student's distribution (1908), with the standard normal one as its limit.
 *
 * @param degreesOfFreedom positive; infinite for the normal distribution
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

  private RealDistribution distribution() {
    // Without a generator of random numbers, which would cost more than everything else here.
    return Double.isInfinite(degreesOfFreedom)
        ? new NormalDistribution(null, 0, 1)
        : new TDistribution(null, degreesOfFreedom);
  }
}
