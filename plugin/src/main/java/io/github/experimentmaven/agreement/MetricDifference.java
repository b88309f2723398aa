package io.github.experimentmaven.agreement;

import io.github.experimentmaven.gate.FoldMeans;
import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.statistics.Comparison;
import io.github.experimentmaven.statistics.Direction;
import io.github.experimentmaven.statistics.Interval;
import io.github.experimentmaven.statistics.Measure;
import io.github.experimentmaven.statistics.Newcombe;
import io.github.experimentmaven.statistics.Sample;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The difference of a metric's means, repeated minus accepted, with a two-sided interval of 95%
 * around it.
 *
 * <p>Results are equal if the whole interval lies within a margin: that they cannot be told apart
 * would not show that they are alike, least of all with few seeds (two one-sided tests; Schuirmann,
 * Journal of Pharmacokinetics and Biopharmaceutics 15, 1987; each of them errs in at most 2.5%).
 * They are different if it does not contain zero.
 *
 * <p><b>Several seeds</b> tell how much the metric scatters from seed to seed, which is all the
 * noise there is between trainings tested with the same samples: the interval is that of the gate's
 * {@linkplain Comparison#paired paired comparison}, as both sides have the same seeds. No deviation
 * is taken to be less than the gate's {@linkplain Measure#leastDeviation floor}, so that seeds
 * which happen to agree do not make the interval a point: of an accuracy one test image, as it
 * comes in steps of that.
 *
 * <p><b>One seed</b> tells nothing of its own scatter. Of a proportion it can still be said what N
 * test samples can tell: {@link Newcombe}'s interval for the difference of two proportions. The
 * gate concludes nothing from single seeds, as it asks whether a recipe has become worse; here the
 * question is only whether two networks differ by more than their test could show. Of any other
 * number nothing is known, and the interval has no ends.
 *
 * @param accepted mean of the accepted runs
 * @param repeated mean of the repeated runs
 * @param interval around {@code repeated - accepted}
 * @param margin how far means may be apart and still count as equal; null if nobody said
 */
public record MetricDifference(
    double accepted, double repeated, Interval interval, @Nullable Double margin) {

  private static final double CONFIDENCE = 0.95;

  private static final int DIGITS = 4;

  /**
   * Compares.
   *
   * @param measure what kind of number the metric is
   * @param accepted of the accepted runs, at least one
   * @param repeated of the repeated runs, of the same seeds in the same order
   * @param margin how far they may be apart, 0 or more; null if nobody said
   */
  static MetricDifference of(
      Measure measure, List<Double> accepted, List<Double> repeated, @Nullable Double margin) {
    Sample before = new Sample(measure, accepted);
    Sample after = new Sample(measure, repeated);
    return new MetricDifference(before.mean(), after.mean(), interval(before, after), margin);
  }

  /**
   * Compares runs of folds: fold by fold, the mean over the seeds.
   *
   * @param measure what kind of number the metric is in one run
   * @param accepted of the accepted runs, by their folds
   * @param repeated of the repeated runs, of the same folds
   * @param margin how far they may be apart, 0 or more; null if nobody said
   */
  static MetricDifference ofFolds(
      Measure measure,
      Map<Integer, Double> accepted,
      Map<Integer, Double> repeated,
      @Nullable Double margin) {
    Comparison comparison = FoldMeans.compare(measure, accepted, repeated, 0, (1 - CONFIDENCE) / 2);
    return new MetricDifference(
        comparison.baseline().mean(),
        comparison.candidate().mean(),
        rise(measure, comparison),
        margin);
  }

  private static Interval rise(Measure measure, Comparison comparison) {
    Interval gain = comparison.interval();
    return measure.direction() == Direction.HIGHER_IS_BETTER
        ? gain
        : new Interval(-gain.upper(), -gain.lower());
  }

  private static Interval interval(Sample before, Sample after) {
    if (before.size() > 1) {
      // A two-sided interval: each bound errs with half of what the confidence leaves.
      return rise(before.measure(), Comparison.paired(before, after, 0, (1 - CONFIDENCE) / 2));
    }
    return before.measure() instanceof Measure.Proportion proportion
        ? Newcombe.difference(
            before.mean(), after.mean(), Math.toIntExact(proportion.images()), CONFIDENCE)
        : new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Whether the results are shown to be equal but for the margin; without one nothing is. */
  public boolean isEqual() {
    return margin != null && interval.lower() >= -margin && interval.upper() <= margin;
  }

  /** Whether the results are shown to be different. */
  public boolean isDifferent() {
    return interval.lower() > 0 || interval.upper() < 0;
  }

  /**
   * {@code 0.9712 -> 0.9708, difference -0.0004 (95%: -0.0050 to +0.0042; equal within 0.005)},
   * {@code 0.3000 -> 0.3100, difference +0.0100 (95%: unknown, as one seed does not tell how seeds
   * scatter)}.
   */
  @Override
  public String toString() {
    return "%s -> %s, difference %s (95%%: %s%s)"
        .formatted(
            Decimal.fixed(accepted, DIGITS),
            Decimal.fixed(repeated, DIGITS),
            Decimal.signed(repeated - accepted, DIGITS),
            Double.isInfinite(interval.lower())
                ? "unknown, as one seed does not tell how seeds scatter"
                : Decimal.signed(interval.lower(), DIGITS)
                    + " to "
                    + Decimal.signed(interval.upper(), DIGITS),
            margin == null ? "" : "; equal within " + Decimal.of(margin).toPlainString());
  }
}
