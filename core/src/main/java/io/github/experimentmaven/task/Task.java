package io.github.experimentmaven.task;

import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of thing that a network is asked for. A new one is a new implementation, an entry in
 * {@link #all()}, and an entry wherever a module looks up how it does a job for a task.
 */
public interface Task {

  /** Its name for people: {@code multi-class classification}. */
  String name();

  /** Whether data with these targets is of this task. Data is of one task. */
  boolean fits(Targets targets);

  /**
   * What it is measured by, in the order in which results record it: part by part, the quantity
   * that tells people the most last.
   */
  List<Metric> metrics();

  /** The metric of the test part that people look at first. */
  Metric headline();

  /** What training may minimise. */
  Set<Loss> losses();

  /**
   * What is wrong with a network's outputs.
   *
   * @param output the shape that the network ends in
   * @param targets of this task
   * @return empty if they fit
   */
  Optional<Mismatch> mismatch(Shape output, Targets targets);

  /**
   * Why a network does not fit the data.
   *
   * @param need what the data has, behind "but": {@code the data has 10 classes}
   * @param remedy what to do
   */
  record Mismatch(String need, String remedy) {}

  /** Every task there is. */
  static List<Task> all() {
    return List.of(new MulticlassClassification());
  }

  /** The task of data with these targets. */
  static Task of(Targets targets) {
    return all().stream()
        .filter(task -> task.fits(targets))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no task has the targets " + targets));
  }

  /** What any task is measured by, in the order of the names. */
  static List<Metric> allMetrics() {
    return all().stream().flatMap(task -> task.metrics().stream()).distinct().sorted().toList();
  }

  /** The metric of that name, of whatever task. */
  static Optional<Metric> metric(String key) {
    return allMetrics().stream().filter(metric -> metric.key().equals(key)).findFirst();
  }
}
