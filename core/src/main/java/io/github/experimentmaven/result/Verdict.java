package io.github.experimentmaven.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was expected of an experiment, what was measured, and whether the one agrees with the other.
 *
 * @param outcome the worst of the checks; {@link Outcome#IMPROVED} if one is and all others pass
 * @param checks every check, passed or not
 * @param images how test images are classified otherwise than by the baseline; null if there was
 *     nothing to compare
 */
public record Verdict(Outcome outcome, List<Check> checks, @Nullable ImageChanges images) {

  public Verdict {
    checks = List.copyOf(checks);
  }

  /** A verdict without a look at single images. */
  public Verdict(Outcome outcome, List<Check> checks) {
    this(outcome, checks, null);
  }

  /** The same verdict with a look at single images. */
  public Verdict with(ImageChanges changes) {
    return new Verdict(outcome, checks, changes);
  }

  /** Whether a build with this verdict must not go on: everything but {@link Outcome#FAIL} may. */
  public boolean fails() {
    return outcome == Outcome.FAIL;
  }

  /** How a check or an experiment comes out, from the best to the worst. */
  public enum Outcome {
    /** Nothing was to hold: halving has stopped the experiment, which has no result. */
    STOPPED,
    /**
     * Better than the baseline beyond all chance, which may be progress, or a leak of test data.
     */
    IMPROVED,
    /** Everything holds. */
    PASS,
    /** There is no baseline yet to compare with; everything else holds. */
    NEW,
    /** The runs do not suffice to tell whether it holds, and the experiment lets that pass. */
    INCONCLUSIVE,
    /** Something does not hold, or nothing was recorded. */
    FAIL
  }

  /**
   * One thing that had to hold.
   *
   * @param name what was looked at: {@code test_accuracy}, {@code parameters}
   * @param required for people: {@code >= 0.985}
   * @param actual the measured value; null if there is none
   * @param margin how far the value is on the right side of the nearest bound, negative on the
   *     wrong side; null without a bound or a value
   * @param outcome whether it holds
   * @param explanation one sentence with the figures
   * @param comparison with the baseline; null if this is none
   */
  public record Check(
      String name,
      String required,
      @Nullable Double actual,
      @Nullable Double margin,
      Outcome outcome,
      String explanation,
      @Nullable BaselineComparison comparison) {

    /** A check that compares with no baseline. */
    public Check(
        String name,
        String required,
        @Nullable Double actual,
        @Nullable Double margin,
        Outcome outcome,
        String explanation) {
      this(name, required, actual, margin, outcome, explanation, null);
    }
  }

  /**
   * The figures of a metric's comparison with the baseline.
   *
   * @param baselineMean the baseline's mean over its seeds
   * @param baselineSeeds how many there are; of a cross-validation how many folds
   * @param seeds how many seeds, or folds, of the candidate were looked at
   * @param difference how much better the candidate's mean is, in the metric's unit; negative if it
   *     is worse
   * @param lower bound of the true difference; null if nothing is known
   * @param upper bound of the true difference; null if nothing is known
   * @param confidence with which each bound holds
   * @param margin by how much the candidate may be worse, 0 or more
   * @param test by which it was judged: {@code paired}, {@code cross_validation}, {@code welch},
   *     {@code student}, {@code prediction} (one seed beside several), {@code none} (one beside
   *     one) or {@code bits} (equal bit for bit)
   */
  public record BaselineComparison(
      double baselineMean,
      int baselineSeeds,
      int seeds,
      double difference,
      @Nullable Double lower,
      @Nullable Double upper,
      double confidence,
      double margin,
      String test) {}
}
