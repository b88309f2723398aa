package io.github.experimentmaven.lock;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The difference of mean test accuracies, repeated minus accepted, with a two-sided interval of 95%
 * around it. Results are statistically equal if zero lies within.
 *
 * <p><b>Several seeds</b> on both sides tell how much accuracy scatters from seed to seed, which is
 * all the noise there is between trainings tested with the same images: Welch's interval, {@code
 * difference ± t(0.975, df) * sqrt(s1²/n1 + s2²/n2)}, with Welch and Satterthwaite's degrees of
 * freedom. Accuracy comes in steps of one test image, which scatter by {@code (1/N)²/12} in
 * themselves; no variance is taken to be less, so that seeds that happen to agree do not make the
 * interval a point.
 *
 * <p><b>One seed</b> on either side tells nothing of its own scatter. What can be said then is what
 * N test images can tell: Newcombe's interval for the difference of two proportions (Statistics in
 * Medicine 17, 1998, method 10), made of Wilson's intervals. It takes the two sets of test images
 * to be independent; as they are the same, it is wider than it need be, and calls more equal.
 *
 * @param accepted mean of the accepted runs
 * @param repeated mean of the repeated runs
 * @param lower end of the interval around {@code repeated - accepted}
 * @param upper end of the interval
 */
public record AccuracyDifference(double accepted, double repeated, double lower, double upper) {

  /** Where two-sided 95% ends above. */
  private static final double UPPER = 0.975;

  private static final double Z =
      new NormalDistribution(null, 0, 1).inverseCumulativeProbability(UPPER);

  /**
   * Compares accuracies.
   *
   * @param accepted of the accepted runs, at least one
   * @param repeated of the repeated runs, at least one
   * @param testImages how many images each of them is over
   */
  static AccuracyDifference of(List<Double> accepted, List<Double> repeated, int testImages) {
    return accepted.size() > 1 && repeated.size() > 1
        ? welch(accepted, repeated, testImages)
        : newcombe(mean(accepted), mean(repeated), testImages);
  }

  /** Whether the results cannot be told apart. */
  public boolean isWithinNoise() {
    return lower <= 0 && upper >= 0;
  }

  private static AccuracyDifference welch(
      List<Double> accepted, List<Double> repeated, int testImages) {
    double step = 1.0 / testImages;
    double least = step * step / 12;
    double first = Math.max(variance(accepted), least) / accepted.size();
    double second = Math.max(variance(repeated), least) / repeated.size();
    double degrees =
        (first + second)
            * (first + second)
            / (first * first / (accepted.size() - 1) + second * second / (repeated.size() - 1));
    double t = new TDistribution(null, degrees).inverseCumulativeProbability(UPPER);
    double reach = t * Math.sqrt(first + second);
    double difference = mean(repeated) - mean(accepted);
    return new AccuracyDifference(
        mean(accepted), mean(repeated), difference - reach, difference + reach);
  }

  private static AccuracyDifference newcombe(double accepted, double repeated, int testImages) {
    double difference = repeated - accepted;
    double below =
        Math.hypot(
            repeated - wilson(repeated, testImages, -1),
            wilson(accepted, testImages, 1) - accepted);
    double above =
        Math.hypot(
            wilson(repeated, testImages, 1) - repeated,
            accepted - wilson(accepted, testImages, -1));
    return new AccuracyDifference(accepted, repeated, difference - below, difference + above);
  }

  /** An end of Wilson's score interval for a proportion. */
  private static double wilson(double proportion, int count, int sign) {
    double squared = Z * Z;
    double half =
        Z * Math.sqrt(proportion * (1 - proportion) / count + squared / (4.0 * count * count));
    return (proportion + squared / (2.0 * count) + sign * half) / (1 + squared / count);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static double variance(List<Double> values) {
    double mean = mean(values);
    return values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum()
        / (values.size() - 1);
  }

  /** {@code 0.9712 -> 0.9708, difference -0.0004 (95%: -0.0050 to +0.0042)} */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.4f -> %.4f, difference %+.4f (95%%: %+.4f to %+.4f)",
        accepted,
        repeated,
        repeated - accepted,
        lower,
        upper);
  }
}
