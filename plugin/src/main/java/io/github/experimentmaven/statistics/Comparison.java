package io.github.experimentmaven.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A candidate against its baseline: one metric of two recipes, each trained with some seeds.
 *
 * <p>The difference of their means is judged by its one-sided confidence bounds, each of which
 * holds with confidence {@code 1 - alpha}:
 *
 * <ul>
 *   <li>{@link ComparisonOutcome#FAIL}: the upper bound is below 0, and the difference beyond the
 *       margin.
 *   <li>{@link ComparisonOutcome#PASS}: the lower bound is above minus the margin.
 *   <li>{@link ComparisonOutcome#IMPROVED}: the lower bound is above 0, and the difference above
 *       the margin.
 *   <li>{@link ComparisonOutcome#INCONCLUSIVE}: none of them.
 * </ul>
 *
 * <p>{@linkplain SignificanceTest How} they are compared depends on the seeds. With the same seeds
 * on both sides the differences seed by seed are judged ({@link SignificanceTest#PAIRED}), with the
 * same folds those fold by fold ({@link SignificanceTest#CROSS_VALIDATION}). With other seeds the
 * bounds are the wider ones of Welch's and of Student's pooled test. Welch's alone errs too often
 * if one side has two or three seeds and the other has many: in about 7% of the cases with 10
 * against 2 where 5% are stated, and more than twice as often as stated with the smaller alpha of a
 * look. Student's alone misses regressions that also spread more: 21%. Where both recipes spread
 * alike, the pooled test is exact, so that the wider interval never errs more often than stated;
 * where they do not, Welch's is nearly exact. It costs about half a point of power with 10 seeds
 * against 5. {@code docs/calibration.md} has the simulation, with skewed distributions too.
 *
 * <p>A single seed beside several is judged by their deviation, allowing it twice of that. Two
 * single seeds are never conclusive.
 *
 * <p>The error rates are those over baselines as well as candidates. Against one baseline whose
 * seeds happened to be lucky, both errors are more frequent in all later builds; {@code
 * docs/calibration.md} says how much.
 *
 * @param baseline what to compare with
 * @param candidate what to judge, of the same measure
 * @param test by which they are compared
 * @param margin by how much the candidate may be worse, in the metric's unit, 0 or more
 * @param alpha 1 minus the confidence, in (0, 0.5)
 * @param p the p values of this comparison alone
 * @param adjusted those of them that the outcome is from: the same, or {@link Holm}'s, where {@code
 *     withinMargin} is never adjusted
 */
public record Comparison(
    Sample baseline,
    Sample candidate,
    SignificanceTest test,
    double margin,
    double alpha,
    PValues p,
    PValues adjusted) {

  /** What the rounding of means may be, in relation to the values. */
  private static final double ROUNDING = 1e-12;

  /**
   * Compares samples whose seeds are not the same.
   *
   * @throws IllegalArgumentException if the measures differ, or a figure is out of its range
   */
  public static Comparison of(Sample baseline, Sample candidate, double margin, double alpha) {
    requireRange(baseline, candidate, margin, alpha);
    return of(
        baseline,
        candidate,
        SignificanceTest.ofIndependent(baseline, candidate, alpha),
        margin,
        alpha);
  }

  /**
   * Compares samples of the same seeds, seed by seed.
   *
   * @param candidate in the order of the baseline's seeds
   * @throws IllegalArgumentException if the measures differ, there are fewer than two pairs, or a
   *     figure is out of its range
   */
  public static Comparison paired(Sample baseline, Sample candidate, double margin, double alpha) {
    if (baseline.size() != candidate.size() || baseline.size() < 2) {
      throw new IllegalArgumentException(
          "no pairs: %s against %s seeds".formatted(baseline.size(), candidate.size()));
    }
    requireRange(baseline, candidate, margin, alpha);
    return of(baseline, candidate, SignificanceTest.PAIRED, margin, alpha);
  }

  /**
   * Compares samples of the same folds of a cross-validation, fold by fold.
   *
   * @param candidate in the order of the baseline's folds
   * @throws IllegalArgumentException if the measures differ, there are fewer than two folds, or a
   *     figure is out of its range
   */
  public static Comparison crossValidated(
      Sample baseline, Sample candidate, double margin, double alpha) {
    if (baseline.size() != candidate.size() || baseline.size() < 2) {
      throw new IllegalArgumentException(
          "no pairs: %s against %s folds".formatted(baseline.size(), candidate.size()));
    }
    requireRange(baseline, candidate, margin, alpha);
    return of(baseline, candidate, SignificanceTest.CROSS_VALIDATION, margin, alpha);
  }

  private static void requireRange(Sample baseline, Sample candidate, double margin, double alpha) {
    if (!baseline.measure().equals(candidate.measure())) {
      throw new IllegalArgumentException(
          "a baseline of %s against a candidate of %s"
              .formatted(baseline.measure(), candidate.measure()));
    }
    if (!(margin >= 0 && Double.isFinite(margin))) {
      throw new IllegalArgumentException("the margin must be 0 or more: " + margin);
    }
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException("alpha must lie between 0 and 0.5: " + alpha);
    }
  }

  private static Comparison of(
      Sample baseline, Sample candidate, SignificanceTest test, double margin, double alpha) {
    double difference = difference(baseline, candidate);
    List<StandardError> errors = test.errors(baseline, candidate);
    PValues p =
        new PValues(
            greatest(errors, error -> error.pValue(-difference)),
            greatest(errors, error -> error.pValue(difference + margin)),
            greatest(errors, error -> error.pValue(difference)));
    return new Comparison(baseline, candidate, test, margin, alpha, p, p);
  }

  /** How much better the candidate's mean is, in the metric's unit; negative if it is worse. */
  public double difference() {
    return difference(baseline, candidate);
  }

  /** The bounds of the true difference, each of which holds with confidence 1 - alpha. */
  public Interval interval() {
    return Interval.around(
        difference(),
        error().map(wider -> wider.halfWidth(alpha)).orElse(Double.POSITIVE_INFINITY));
  }

  /** The standard error of the difference that the interval is from; infinite if unknown. */
  public double standardError() {
    return error().map(StandardError::value).orElse(Double.POSITIVE_INFINITY);
  }

  /** Of the interval; NaN if there is none. */
  public double degreesOfFreedom() {
    return error().map(StandardError::degreesOfFreedom).orElse(Double.NaN);
  }

  /** The outcome, after the correction for several metrics if there was one. */
  public ComparisonOutcome outcome() {
    return outcome(adjusted);
  }

  /** What the outcome would be if this were the only metric. */
  public ComparisonOutcome outcomeAlone() {
    return outcome(p);
  }

  Comparison adjusted(double worse, double better) {
    return new Comparison(
        baseline, candidate, test, margin, alpha, p, new PValues(worse, p.withinMargin(), better));
  }

  /** Whether the difference, up or down, is; exactly the margin is not, up to rounding. */
  boolean isBeyondMargin() {
    double rounding = ROUNDING * Math.max(Math.abs(baseline.mean()), Math.abs(candidate.mean()));
    return Math.abs(difference()) > margin + rounding;
  }

  private ComparisonOutcome outcome(PValues values) {
    if (isBeyondMargin()) {
      if (values.worse() <= alpha) {
        return ComparisonOutcome.FAIL;
      }
      if (values.better() <= alpha) {
        return ComparisonOutcome.IMPROVED;
      }
    }
    return values.withinMargin() <= alpha ? ComparisonOutcome.PASS : ComparisonOutcome.INCONCLUSIVE;
  }

  private Optional<StandardError> error() {
    return test.errors(baseline, candidate).stream()
        .max(Comparator.comparingDouble(each -> each.halfWidth(alpha)));
  }

  private static double difference(Sample baseline, Sample candidate) {
    return baseline.measure().direction().gain(baseline.mean(), candidate.mean());
  }

  /** The weakest evidence counts; without any there is none. */
  private static double greatest(
      List<StandardError> errors, ToDoubleFunction<StandardError> pValue) {
    return errors.stream().mapToDouble(pValue).max().orElse(1);
  }
}
