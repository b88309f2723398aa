package io.github.experimentmaven.statistics;

/** Which way a metric improves. */
public enum Direction {
  /** As accuracy does. */
  HIGHER_IS_BETTER,
  /** As losses do. */
  LOWER_IS_BETTER;

  /** How much better {@code to} is than {@code from}, in the metric's unit; negative if worse. */
  public double gain(double from, double to) {
    return this == HIGHER_IS_BETTER ? to - from : from - to;
  }
}
