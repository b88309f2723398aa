package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Quantity;
import io.github.experimentmaven.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** In which order pages have the metrics of a task: those first that tell people the most. */
final class MetricOrder {

  private MetricOrder() {}

  /** Those of the test part, then the others. */
  static List<Metric> testFirst(Task task) {
    return sorted(task, Comparator.comparing(Metric::part, Comparator.reverseOrder()));
  }

  /** Quantity by quantity, in the order of time: training, then testing. */
  static List<Metric> byQuantity(Task task) {
    List<Quantity> quantities = quantities(task);
    return sorted(
        task,
        Comparator.comparingInt((Metric metric) -> quantities.indexOf(metric.quantity()))
            .thenComparing(Metric::part));
  }

  /** What is measured, whatever the part. */
  static List<Quantity> quantities(Task task) {
    return reversed(task).stream().map(Metric::quantity).distinct().toList();
  }

  /** What is measured on both parts. */
  static List<Quantity> compared(Task task) {
    return quantities(task).stream()
        .filter(quantity -> Stream.of(Part.values()).allMatch(part -> has(task, part, quantity)))
        .toList();
  }

  private static boolean has(Task task, Part part, Quantity quantity) {
    return task.metrics().stream()
        .anyMatch(metric -> metric.part() == part && metric.quantity().equals(quantity));
  }

  /** The metric of a quantity that is measured on a part. */
  static Metric of(Task task, Part part, Quantity quantity) {
    return task.metrics().stream()
        .filter(metric -> metric.part() == part && metric.quantity().equals(quantity))
        .findFirst()
        .orElseThrow();
  }

  private static List<Metric> sorted(Task task, Comparator<Metric> order) {
    return reversed(task).stream().sorted(order).toList();
  }

  /** As tasks have those last that tell people the most. */
  private static List<Metric> reversed(Task task) {
    List<Metric> metrics = new ArrayList<>(task.metrics());
    Collections.reverse(metrics);
    return metrics;
  }
}
