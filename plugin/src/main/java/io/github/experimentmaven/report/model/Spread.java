package io.github.experimentmaven.report.model;

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
    double mean = items.stream().mapToDouble(metric).average().orElseThrow();
    double squares = items.stream().mapToDouble(metric).map(v -> (v - mean) * (v - mean)).sum();
    int count = items.size();
    return new Spread(mean, count == 1 ? 0 : Math.sqrt(squares / (count - 1)), count);
  }
}
