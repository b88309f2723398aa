package io.github.experimentmaven.statistics;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * Seeds that are far worse than the others allow, such as runs that did not learn at all.
 *
 * <p>One of them makes a mean useless and a deviation huge, so that a comparison of means sees
 * nothing any more. They are found on the scale of {@link Measure#logError}, where skewed errors
 * are nearly normal, by two rules:
 *
 * <ul>
 *   <li><b>Among themselves</b>, four seeds at least: the worst i are outliers if the best of them
 *       lies above the prediction interval of the m - i others, for any i that leaves a majority
 *       and three (Rosner, "Percentage points for a generalized ESD many-outlier procedure",
 *       Technometrics 25, 1983). So several that went wrong do not hide each other. Instead of
 *       Rosner's approximation, which is for 25 values and more, the level is divided among all
 *       {@code C(m, i)} ways to choose them and all i (Bonferroni), which holds for any number.
 *   <li><b>Beside a reference</b>, three seeds at least: those above its prediction interval, each
 *       at a share of the level; unless all are, which is another recipe and not a few bad seeds.
 * </ul>
 *
 * <p>Simulated with normal errors and with lognormal ones of sigma 0.3 and 0.6, of 3 to 10 seeds on
 * either side, unchanged recipes have an outlier in at most 1% of the builds; where the candidate
 * spreads twice as much as its reference, in 2% at one look and 3% at several. {@code
 * docs/calibration.md} has the simulation.
 */
public final class Outliers {

  /** How often an unchanged recipe is said to have one, at most. */
  public static final double ALPHA = 0.01;

  /** What the rule of the reference gets of it: less, as the other recipe may spread more. */
  private static final double SHARE_BESIDE = 0.1;

  /** As few tell a deviation. */
  private static final int FEWEST = 3;

  private Outliers() {}

  /**
   * Those among themselves.
   *
   * @param alpha how probable it may be that there is one if all are alike
   * @return their indices in the sample
   */
  public static Set<Integer> of(Sample sample, double alpha) {
    int size = sample.size();
    List<Integer> fromBest = fromBest(sample);
    int most = Math.min((size - 1) / 2, size - FEWEST);
    for (int bad = most; bad >= 1; bad--) {
      int good = size - bad;
      double level = alpha / (most * CombinatoricsUtils.binomialCoefficientDouble(size, bad));
      Logs others = Logs.of(only(sample, fromBest.subList(0, good)));
      if (others.pValue(logError(sample, fromBest.get(good)), others.mean()) <= level) {
        return Set.copyOf(fromBest.subList(good, size));
      }
    }
    return Set.of();
  }

  /**
   * Those among themselves or beside a reference.
   *
   * @param sample two seeds at least, or none is an outlier
   * @param reference without outliers
   * @param alpha how probable it may be that there is one if all are alike
   * @return their indices in the sample
   */
  public static Set<Integer> of(Sample sample, Sample reference, double alpha) {
    if (reference.size() < FEWEST) {
      return of(sample, alpha);
    }
    Set<Integer> outliers = new HashSet<>(beside(sample, reference, SHARE_BESIDE * alpha));
    outliers.addAll(of(sample, (1 - SHARE_BESIDE) * alpha));
    return Set.copyOf(outliers);
  }

  private static List<Integer> beside(Sample sample, Sample reference, double alpha) {
    double level = alpha / sample.size();
    List<Integer> fromBest = fromBest(sample);
    Logs others = Logs.of(reference);
    for (int good = 1; good < sample.size(); good++) {
      double best = logError(sample, fromBest.get(good));
      double own = Logs.of(only(sample, fromBest.subList(0, good))).mean();
      if (others.pValue(best, Math.max(own, others.mean())) <= level) {
        return fromBest.subList(good, sample.size());
      }
    }
    return List.of();
  }

  /**
   * Logarithms of errors.
   *
   * @param mean of them
   * @param width the deviation of one more from it, the floor under deviations included; NaN if
   *     there is one alone
   * @param count how many there are
   */
  private record Logs(double mean, double width, int count) {

    static Logs of(Sample sample) {
      List<Double> logs = sample.values().stream().map(sample.measure()::logError).toList();
      double deviation =
          Math.max(
              Moments.standardDeviation(logs).orElse(Double.NaN),
              sample.measure().leastLogDeviation(sample.mean()));
      return new Logs(
          Moments.mean(logs), deviation * Math.sqrt(1 + 1.0 / logs.size()), logs.size());
    }

    /** How likely one more around a center is as bad or worse. */
    double pValue(double logError, double center) {
      return new StandardError(width, count - 1.0).pValue(logError - center);
    }
  }

  private static List<Integer> fromBest(Sample sample) {
    return IntStream.range(0, sample.size())
        .boxed()
        .sorted(Comparator.comparingDouble(seed -> logError(sample, seed)))
        .toList();
  }

  private static double logError(Sample sample, int seed) {
    return sample.measure().logError(sample.values().get(seed));
  }

  private static Sample only(Sample sample, List<Integer> seeds) {
    return new Sample(sample.measure(), seeds.stream().map(sample.values()::get).toList());
  }
}
