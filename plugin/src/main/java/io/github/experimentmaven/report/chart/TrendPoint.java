package io.github.experimentmaven.report.chart;

/**
 * A result among those of a {@link TrendChart}.
 *
 * @param value finite
 * @param deviation standard deviation over the seeds; 0 of a single one
 * @param isNow whether it is the one that is reported on, which no history has yet
 */
public record TrendPoint(double value, double deviation, boolean isNow) {

  double low() {
    return value - deviation;
  }

  double high() {
    return value + deviation;
  }
}
