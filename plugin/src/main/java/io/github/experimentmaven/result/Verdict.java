package io.github.experimentmaven.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was expected of an experiment, what was measured, and whether the one agrees with the other.
 *
 * @param outcome the worst of the checks
 * @param checks every check, passed or not
 */
public record Verdict(Outcome outcome, List<Check> checks) {

  public Verdict {
    checks = List.copyOf(checks);
  }

  /** Whether a build with this verdict must not go on: everything but {@link Outcome#FAIL} may. */
  public boolean fails() {
    return outcome == Outcome.FAIL;
  }

  /** How a check or an experiment comes out, from the best to the worst. */
  public enum Outcome {
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
   */
  public record Check(
      String name,
      String required,
      @Nullable Double actual,
      @Nullable Double margin,
      Outcome outcome,
      String explanation) {}
}
