package io.github.experimentmaven.statistics;

/**
 * What the seeds say about a candidate, from the best to the worst. {@code alpha} is 1 minus the
 * confidence.
 */
public enum ComparisonOutcome {
  /**
   * Better, and by more than the margin: a success, or test data that leaked into training. An
   * unchanged recipe gets it with a probability of at most alpha, and so does one that is worse by
   * the margin or more get this or {@link #PASS}.
   */
  IMPROVED,
  /**
   * Not worse by the margin. Bounds the <em>missed regressions</em>: a recipe that is worse by the
   * margin or more passes with a probability of at most alpha.
   */
  PASS,
  /** Neither is shown. Nothing is bounded; more seeds settle it. */
  INCONCLUSIVE,
  /**
   * Worse, and the best estimate is beyond the margin. Bounds the <em>false alarms</em>: an
   * unchanged recipe fails with a probability of at most alpha. It does not show that the true drop
   * exceeds the margin; the interval tells.
   */
  FAIL;

  /** The worse of two: that of an experiment is the worst of its metrics. */
  public ComparisonOutcome and(ComparisonOutcome other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
