package io.github.experimentmaven.agreement;

import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.statistics.Comparison;
import io.github.experimentmaven.statistics.Interval;
import io.github.experimentmaven.statistics.Measure;
import io.github.experimentmaven.statistics.Newcombe;
import io.github.experimentmaven.statistics.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The difference of mean test accuracies, repeated minus accepted, with a two-sided interval of 95%
 * around it.
 *
 * <p>Results are equal if the whole interval lies within a margin: that they cannot be told apart
 * would not show that they are alike, least of all with few seeds (two one-sided tests; Schuirmann,
 * Journal of Pharmacokinetics and Biopharmaceutics 15, 1987; each of them errs in at most 2.5%).
 * They are different if it does not contain zero.
 *
 * <p><b>Several seeds</b> tell how much accuracy scatters from seed to seed, which is all the noise
 * there is between trainings tested with the same images: the interval is that of the gate's
 * {@linkplain Comparison#paired paired comparison}, as both sides have the same seeds. No deviation
 * is taken to be less than one test image, the gate's floor: accuracy comes in steps of that, so
 * that seeds which happen to agree must not make the interval a point.
 *
 * <p><b>One seed</b> tells nothing of its own scatter. What can be said then is what N test images
 * can tell: {@link Newcombe}'s interval for the difference of two proportions. The gate concludes
 * nothing from single seeds, as it asks whether a recipe has become worse; here the question is
 * only whether two networks differ by more than their test could show.
 *
 * @param accepted mean of the accepted runs
 * @param repeated mean of the repeated runs
 * @param lower end of the interval around {@code repeated - accepted}
 * @param upper end of the interval
 * @param margin how far accuracies may be apart and still count as equal; null if nobody said
 */
public record AccuracyDifference(
    double accepted, double repeated, double lower, double upper, @Nullable Double margin) {

  private static final double CONFIDENCE = 0.95;

  private static final int DIGITS = 4;

  /**
   * Compares accuracies.
   *
   * @param accepted of the accepted runs, at least one
   * @param repeated of the repeated runs, of the same seeds in the same order
   * @param testImages how many images each of them is over
   * @param margin how far they may be apart, 0 or more; null if nobody said
   */
  static AccuracyDifference of(
      List<Double> accepted, List<Double> repeated, int testImages, @Nullable Double margin) {
    Measure accuracy = Measure.accuracy(testImages);
    Sample before = new Sample(accuracy, accepted);
    Sample after = new Sample(accuracy, repeated);
    Interval interval =
        before.size() > 1
            // A two-sided interval: each bound errs with half of what the confidence leaves.
            ? Comparison.paired(before, after, 0, (1 - CONFIDENCE) / 2).interval()
            : Newcombe.difference(before.mean(), after.mean(), testImages, CONFIDENCE);
    return new AccuracyDifference(
        before.mean(), after.mean(), interval.lower(), interval.upper(), margin);
  }

  /** Whether the results are shown to be equal but for the margin; without one nothing is. */
  public boolean isEqual() {
    return margin != null && lower >= -margin && upper <= margin;
  }

  /** Whether the results are shown to be different. */
  public boolean isDifferent() {
    return lower > 0 || upper < 0;
  }

  /** {@code 0.9712 -> 0.9708, difference -0.0004 (95%: -0.0050 to +0.0042; equal within 0.005)} */
  @Override
  public String toString() {
    return "%s -> %s, difference %s (95%%: %s to %s%s)"
        .formatted(
            Decimal.fixed(accepted, DIGITS),
            Decimal.fixed(repeated, DIGITS),
            Decimal.signed(repeated - accepted, DIGITS),
            Decimal.signed(lower, DIGITS),
            Decimal.signed(upper, DIGITS),
            margin == null ? "" : "; equal within " + Decimal.of(margin).toPlainString());
  }
}
