package io.github.experimentmaven.statistics;

/**
 * From lower to upper, infinite where nothing is known.
 *
 * @param lower the lower bound
 * @param upper the upper bound
 */
public record Interval(double lower, double upper) {

  static Interval around(double center, double halfWidth) {
    return new Interval(center - halfWidth, center + halfWidth);
  }
}
