package io.github.experimentmaven.benchmark;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The middle and the spread of some values.
 *
 * @param median the mean of the two in the middle if there are two
 * @param min the least
 * @param max the greatest
 */
record Statistics(double median, double min, double max) {

  /**
   * Of at least one value, in any order.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Statistics of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there is no median of nothing");
    }
    List<Double> sorted = values.stream().sorted().collect(Collectors.toUnmodifiableList());
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Statistics(median, sorted.get(0), sorted.get(size - 1));
  }
}
