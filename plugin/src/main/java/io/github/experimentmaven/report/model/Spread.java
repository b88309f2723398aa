package io.github.experimentmaven.report.model;

import io.github.experimentmaven.statistics.Moments;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A metric over the seeds.
 *
 * @param mean of all seeds
 * @param deviation sample standard deviation (divided by n - 1); 0 for a single seed
 * @param count how many seeds
 */
public record Spread(double mean, double deviation, int count) {

  /**
   * Mean and standard deviation of a metric.
   *
   * @param items at least one
   * @param metric what is measured of each
   */
  public static <T> Spread of(List<T> items, ToDoubleFunction<T> metric) {
    List<Double> values = items.stream().mapToDouble(metric).boxed().toList();
    return new Spread(
        Moments.mean(values), Moments.standardDeviation(values).orElse(0), values.size());
  }
}
