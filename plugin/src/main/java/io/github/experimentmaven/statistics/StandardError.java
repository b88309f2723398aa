package io.github.experimentmaven.statistics;

import java.util.List;

/**
 * How uncertain the difference of two means is.
 *
 * @param value the standard error, positive
 * @param degreesOfFreedom of Student's distribution
 */
record StandardError(double value, double degreesOfFreedom) {

  /** How many times the spread of several seeds that of a single one may be. */
  static final double SPREAD_OF_ONE = 2;

  /**
   * All ways to estimate it that apply to independent samples; the most pessimistic counts.
   *
   * <ul>
   *   <li>Several seeds on both sides: Welch's (1947), which allows each side its own deviation,
   *       and Student's, which pools them.
   *   <li>One seed on one side: the {@linkplain #prediction prediction} of one by the others.
   *   <li>One on each: none, as nothing tells how seeds scatter.
   * </ul>
   *
   * @param s1 deviation over {@code n1} seeds; of one seed anything
   * @param s2 deviation over {@code n2} seeds; of one seed anything
   */
  static List<StandardError> unpaired(double s1, int n1, double s2, int n2) {
    if (n1 > 1 && n2 > 1) {
      return List.of(welch(s1, n1, s2, n2), student(s1, n1, s2, n2));
    }
    if (n1 > 1) {
      return List.of(prediction(s1, n1));
    }
    return n2 > 1 ? List.of(prediction(s2, n2)) : List.of();
  }

  /**
   * Student's (1908) paired test: the deviation is that of the differences.
   *
   * @param deviation of the differences
   * @param pairs two at least
   */
  static StandardError paired(double deviation, int pairs) {
    return new StandardError(deviation / Math.sqrt(pairs), pairs - 1.0);
  }

  /**
   * Nadeau and Bengio's (2003) corrected resampled t test, of folds.
   *
   * @param deviation of the differences
   * @param folds two at least
   */
  static StandardError crossValidated(double deviation, int folds) {
    double testedPerTrained = 1 / (folds - 1.0);
    return new StandardError(deviation * Math.sqrt(1.0 / folds + testedPerTrained), folds - 1.0);
  }

  /**
   * A single seed beside the mean of others: the prediction interval {@code t(1 - alpha, n - 1) s
   * sqrt(f^2 + 1/n)}, in which the single one's recipe may spread {@code f} = {@value
   * #SPREAD_OF_ONE} times as much as the others'. With f = 1, as textbooks have it, one seed errs
   * in up to 10% of the cases where 5% are stated if seeds are skewed, and in 19% if its recipe
   * spreads twice as much: a single value shows neither. {@code docs/calibration.md} has the
   * simulation.
   *
   * @param deviation of the others
   * @param others how many there are, two at least
   */
  static StandardError prediction(double deviation, int others) {
    return new StandardError(
        deviation * Math.sqrt(square(SPREAD_OF_ONE) + 1.0 / others), others - 1.0);
  }

  /** Welch (1947) with the degrees of freedom of Satterthwaite (1946). */
  static StandardError welch(double s1, int n1, double s2, int n2) {
    // In units of the greater deviation, whose square neither overflows nor underflows.
    double unit = Math.max(s1, s2);
    return satterthwaite(unit, square(s1 / unit) / n1, n1 - 1, square(s2 / unit) / n2, n2 - 1);
  }

  /**
   * Of the difference of two independent means, whose own standard errors are known with so many
   * degrees of freedom; those of the difference are Satterthwaite's.
   *
   * @param e1 positive
   * @param f1 positive
   * @param e2 positive
   * @param f2 positive
   */
  static StandardError ofDifference(double e1, double f1, double e2, double f2) {
    double unit = Math.max(e1, e2);
    return satterthwaite(unit, square(e1 / unit), f1, square(e2 / unit), f2);
  }

  private static StandardError satterthwaite(
      double unit, double v1, double f1, double v2, double f2) {
    return new StandardError(
        unit * Math.sqrt(v1 + v2), square(v1 + v2) / (square(v1) / f1 + square(v2) / f2));
  }

  /** Student (1908) with the pooled deviation. */
  static StandardError student(double s1, int n1, double s2, int n2) {
    double unit = Math.max(s1, s2);
    double freedom = n1 + n2 - 2.0;
    double pooled = ((n1 - 1) * square(s1 / unit) + (n2 - 1) * square(s2 / unit)) / freedom;
    return new StandardError(unit * Math.sqrt(pooled * (1.0 / n1 + 1.0 / n2)), freedom);
  }

  private static double square(double value) {
    return value * value;
  }

  /** From the difference to either bound, each of which holds with confidence 1 - alpha. */
  double halfWidth(double alpha) {
    return value * distribution().exceededWith(alpha);
  }

  /** The one-sided p value of a distance: how likely chance alone makes it as great. */
  double pValue(double distance) {
    return distribution().probabilityAbove(distance / value);
  }

  private StudentT distribution() {
    return new StudentT(degreesOfFreedom);
  }
}
