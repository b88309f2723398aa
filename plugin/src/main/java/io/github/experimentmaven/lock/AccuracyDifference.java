package io.github.experimentmaven.lock;

import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.statistics.Comparison;
import io.github.experimentmaven.statistics.Interval;
import io.github.experimentmaven.statistics.Measure;
import io.github.experimentmaven.statistics.Newcombe;
import io.github.experimentmaven.statistics.Sample;
import java.util.List;

/**
 * The difference of mean test accuracies, repeated minus accepted, with a two-sided interval of 95%
 * around it. Results are statistically equal if zero lies within.
 *
 * <p><b>Several seeds</b> on both sides tell how much accuracy scatters from seed to seed, which is
 * all the noise there is between trainings tested with the same images: the interval is that of the
 * gate's {@link Comparison}. Both sides have the same seeds, and with as many on either side
 * Welch's interval is never narrower than Student's, so that it is always Welch's: {@code
 * difference ± t(0.975, df) * sqrt(s1²/n1 + s2²/n2)}. No deviation is taken to be less than one
 * test image, the gate's floor: accuracy comes in steps of that, so that seeds which happen to
 * agree must not make the interval a point.
 *
 * <p><b>One seed</b> on each side tells nothing of its own scatter. What can be said then is what N
 * test images can tell: {@link Newcombe}'s interval for the difference of two proportions. The gate
 * presumes a deviation over seeds instead, as it asks whether a recipe has become worse; here the
 * question is only whether two networks differ by more than their test could show.
 *
 * @param accepted mean of the accepted runs
 * @param repeated mean of the repeated runs
 * @param lower end of the interval around {@code repeated - accepted}
 * @param upper end of the interval
 */
public record AccuracyDifference(double accepted, double repeated, double lower, double upper) {

  private static final double CONFIDENCE = 0.95;

  private static final int DIGITS = 4;

  /**
   * Compares accuracies.
   *
   * @param accepted of the accepted runs, at least one
   * @param repeated of the repeated runs of the same seeds
   * @param testImages how many images each of them is over
   */
  static AccuracyDifference of(List<Double> accepted, List<Double> repeated, int testImages) {
    Measure accuracy = Measure.accuracy(testImages);
    Sample before = new Sample(accuracy, accepted);
    Sample after = new Sample(accuracy, repeated);
    Interval interval =
        before.size() > 1 && after.size() > 1
            // A two-sided interval: each bound errs with half of what the confidence leaves.
            ? Comparison.of(before, after, 0, (1 - CONFIDENCE) / 2).interval()
            : Newcombe.difference(before.mean(), after.mean(), testImages, CONFIDENCE);
    return new AccuracyDifference(before.mean(), after.mean(), interval.lower(), interval.upper());
  }

  /** Whether the results cannot be told apart. */
  public boolean isWithinNoise() {
    return lower <= 0 && upper >= 0;
  }

  /** {@code 0.9712 -> 0.9708, difference -0.0004 (95%: -0.0050 to +0.0042)} */
  @Override
  public String toString() {
    return "%s -> %s, difference %s (95%%: %s to %s)"
        .formatted(
            Decimal.fixed(accepted, DIGITS),
            Decimal.fixed(repeated, DIGITS),
            Decimal.signed(repeated - accepted, DIGITS),
            Decimal.signed(lower, DIGITS),
            Decimal.signed(upper, DIGITS));
  }
}
