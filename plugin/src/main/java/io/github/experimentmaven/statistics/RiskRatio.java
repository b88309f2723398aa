package io.github.experimentmaven.statistics;

import java.util.List;
import java.util.Optional;

/**
 * How many times as often one network is wrong as another: the interval of the logarithm by Katz,
 * Baptista, Azen and Pike, "Obtaining confidence intervals for the risk ratio in cohort studies",
 * Biometrics 34 (1978), with the variance of means over seeds added to that of the test samples.
 *
 * <p>It presumes two independent sets of samples; if both are the same samples, it is wider than it
 * need be. How far seeds scatter is unknown of a single one: the interval then is about these
 * networks, not about their recipes.
 */
public final class RiskRatio {

  private RiskRatio() {}

  /**
   * The two-sided interval of the ratio {@code to / from}.
   *
   * @param from of each seed, how many samples are answered wrongly by what is compared with
   * @param to the same of the other
   * @param samples how many samples there are
   * @param confidence in (0, 1)
   * @return nothing where one of them is never wrong, so that there is no logarithm
   * @throws IllegalArgumentException if there is no seed, there are more mistakes than samples, or
   *     the confidence is out of its range
   */
  public static Optional<Interval> interval(
      List<Double> from, List<Double> to, int samples, double confidence) {
    double most = Moments.mean(from);
    double least = Moments.mean(to);
    if (most > samples || least > samples) {
      throw new IllegalArgumentException("more mistakes than the " + samples + " samples");
    }
    if (!(most > 0 && least > 0)) {
      return Optional.empty();
    }
    double z = StandardNormal.twoSided(confidence);
    double deviation = Math.sqrt(variance(from, most, samples) + variance(to, least, samples));
    Interval logarithm = Interval.around(Math.log(least / most), z * deviation);
    return Optional.of(new Interval(Math.exp(logarithm.lower()), Math.exp(logarithm.upper())));
  }

  /** Of the logarithm of a mean number of mistakes, by the delta method. */
  private static double variance(List<Double> mistakes, double mean, int samples) {
    double ofSamples = (1 - mean / samples) / mean;
    double relative = Moments.standardDeviation(mistakes).orElse(0) / mean;
    return ofSamples + relative * relative / mistakes.size();
  }
}
