package io.github.experimentmaven.statistics;

import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * How much samples of the same kind scatter, learnt from all of them, to lend each of them what its
 * few seeds cannot tell: Smyth, "Linear models and empirical Bayes methods for assessing
 * differential expression in microarray experiments", Statistical Applications in Genetics and
 * Molecular Biology 3 (2004). The more alike the samples scatter, the more is lent.
 *
 * @param deviation the usual one
 * @param degreesOfFreedom how much it counts beside that of a sample; 0 if it is of no use
 */
record CommonDeviation(double deviation, double degreesOfFreedom) {

  /** Of fewer samples nobody can tell how alike they scatter. */
  static final int LEAST_SAMPLES = 5;

  private static final CommonDeviation NONE = new CommonDeviation(1, 0);

  /**
   * A deviation that was measured.
   *
   * @param value positive
   * @param degreesOfFreedom positive
   */
  record Measured(double value, double degreesOfFreedom) {}

  /**
   * Estimates it by the mean and the variance of the logarithms.
   *
   * @param measured of every sample
   * @param most how many degrees of freedom all samples have together
   */
  static CommonDeviation of(List<Measured> measured, double most) {
    int count = measured.size();
    if (count < LEAST_SAMPLES) {
      return NONE;
    }
    double[] logs = measured.stream().mapToDouble(CommonDeviation::logVariance).toArray();
    double mean = 0;
    double byChance = 0;
    for (int i = 0; i < count; i++) {
      mean += logs[i] / count;
      byChance += Gamma.trigamma(measured.get(i).degreesOfFreedom() / 2) / count;
    }
    double variance = 0;
    for (double log : logs) {
      variance += (log - mean) * (log - mean) / (count - 1);
    }
    double freedom = freedom(variance - byChance, most);
    return new CommonDeviation(Math.exp((mean + bias(freedom)) / 2), freedom);
  }

  /**
   * The deviation of a sample, and what is known of all, which counts as much as the sample's own
   * at most: one that scatters otherwise must be able to show it.
   */
  Measured moderate(Measured own) {
    double lent = lent(own.degreesOfFreedom());
    double both = lent + own.degreesOfFreedom();
    double relative = own.value() / deviation;
    return new Measured(
        deviation * Math.sqrt((lent + own.degreesOfFreedom() * relative * relative) / both), both);
  }

  /** How many degrees of freedom a sample is lent that has so many itself. */
  double lent(double own) {
    return Math.min(degreesOfFreedom, own);
  }

  /** Without the bias that the logarithm has. */
  private static double logVariance(Measured each) {
    return 2 * Math.log(each.value()) - bias(each.degreesOfFreedom());
  }

  /** The mean of the logarithm of a chi-squared number over its degrees of freedom. */
  private static double bias(double degreesOfFreedom) {
    return Gamma.digamma(degreesOfFreedom / 2) - Math.log(degreesOfFreedom / 2);
  }

  /** Those whose trigamma of one half is this; it falls from infinity to 0. */
  private static double freedom(double trigamma, double most) {
    if (trigamma <= Gamma.trigamma(most / 2)) {
      return most;
    }
    double low = 0;
    double high = most;
    while (high - low > 1e-3 * high) {
      double middle = (low + high) / 2;
      if (Gamma.trigamma(middle / 2) > trigamma) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
