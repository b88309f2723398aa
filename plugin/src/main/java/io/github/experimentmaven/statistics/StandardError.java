package io.github.experimentmaven.statistics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How uncertain the difference of two means is.
 *
 * @param value the standard error, positive
 * @param degreesOfFreedom of Student's distribution; infinite for the normal one
 */
record StandardError(double value, double degreesOfFreedom) {

  /**
   * All ways to estimate it that apply; the most pessimistic counts.
   *
   * <ul>
   *   <li>Several seeds on both sides: Welch's (1947), which allows each side its own deviation,
   *       and Student's, which pools them.
   *   <li>One seed on one side: Student's with the other side's deviation. That is the prediction
   *       interval {@code t(1 - alpha, n - 1) s sqrt(1 + 1/n)}.
   *   <li>One on each: the deviation that the measure presumes, if any.
   * </ul>
   */
  static List<StandardError> of(Sample one, Sample other) {
    OptionalDouble first = one.flooredDeviation();
    OptionalDouble second = other.flooredDeviation();
    if (first.isPresent() && second.isPresent()) {
      double s1 = first.getAsDouble();
      double s2 = second.getAsDouble();
      return List.of(
          welch(s1, one.size(), s2, other.size()), student(s1, one.size(), s2, other.size()));
    }
    if (first.isPresent()) {
      return List.of(student(first.getAsDouble(), one.size(), 0, 1));
    }
    if (second.isPresent()) {
      return List.of(student(0, 1, second.getAsDouble(), other.size()));
    }
    OptionalDouble presumed = one.measure().presumedDeviation((one.mean() + other.mean()) / 2);
    return presumed.isPresent()
        ? List.of(
            new StandardError(presumed.getAsDouble() * Math.sqrt(2), Double.POSITIVE_INFINITY))
        : List.of();
  }

  /** Welch (1947) with the degrees of freedom of Satterthwaite (1946). */
  static StandardError welch(double s1, int n1, double s2, int n2) {
    // In units of the greater deviation, whose square neither overflows nor underflows.
    double unit = Math.max(s1, s2);
    double v1 = square(s1 / unit) / n1;
    double v2 = square(s2 / unit) / n2;
    return new StandardError(
        unit * Math.sqrt(v1 + v2),
        square(v1 + v2) / (square(v1) / (n1 - 1) + square(v2) / (n2 - 1)));
  }

  /** Student (1908) with the pooled deviation; a side of one adds nothing to it. */
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
