package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Quantity;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** In which order pages have the metrics of a task: those first that tell people the most. */
final class MetricOrder {

  private MetricOrder() {}

  /** All that a run measured: of the test part, then of the others. */
  static List<Metric> testFirst(RunResult run) {
    return sorted(run.measured(), Comparator.comparing(Metric::part, Comparator.reverseOrder()));
  }

  /** Quantity by quantity, in the order of time: training, then testing. */
  static List<Metric> byQuantity(List<Metric> metrics) {
    List<Quantity> quantities = quantities(metrics);
    return sorted(
        metrics,
        Comparator.comparingInt((Metric metric) -> quantities.indexOf(metric.quantity()))
            .thenComparing(Metric::part));
  }

  /** What is measured, whatever the part. */
  static List<Quantity> quantities(List<Metric> metrics) {
    return reversed(metrics).stream().map(Metric::quantity).distinct().toList();
  }

  /** What a task measures on the training part and on what is evaluated. */
  static List<Quantity> compared(Task task) {
    return quantities(task.metrics()).stream()
        .filter(
            quantity ->
                Stream.of(Part.TRAIN, Part.TEST).allMatch(part -> has(task, part, quantity)))
        .toList();
  }

  private static boolean has(Task task, Part part, Quantity quantity) {
    return task.metrics().stream()
        .anyMatch(metric -> metric.part() == part && metric.quantity().equals(quantity));
  }

  /** The metric of a quantity that is measured on a part. */
  static Metric of(Task task, Part part, Quantity quantity) {
    return task.epochMetrics(part).stream()
        .filter(metric -> metric.part() == part && metric.quantity().equals(quantity))
        .findFirst()
        .orElseThrow();
  }

  private static List<Metric> sorted(List<Metric> metrics, Comparator<Metric> order) {
    return reversed(metrics).stream().sorted(order).toList();
  }

  /** As tasks have those last that tell people the most. */
  private static List<Metric> reversed(List<Metric> metrics) {
    List<Metric> reversed = new ArrayList<>(metrics);
    Collections.reverse(reversed);
    return reversed;
  }
}
