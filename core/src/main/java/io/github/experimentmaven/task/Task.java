package io.github.experimentmaven.task;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
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

  /**
   * Whether a network with that output is asked for this by data with these targets. It is asked
   * for one task.
   *
   * @param targets of the data
   * @param output the shape that the network ends in
   */
  boolean fits(Targets targets, Shape output);

  /**
   * What it is measured by, in the order in which results record it: part by part, the quantity
   * that tells people the most last.
   */
  List<Metric> metrics();

  /**
   * What it is measured by after each epoch, part by part.
   *
   * @param evaluated the part that is then evaluated: test, or validation if there is one
   */
  default List<Metric> epochMetrics(Part evaluated) {
    return metrics().stream()
        .map(
            metric ->
                metric.part() == Part.TEST && evaluated == Part.VALIDATION
                    ? metric.onValidation()
                    : metric)
        .toList();
  }

  /** The metric of the test part that people look at first; of the training part, too. */
  Metric headline();

  /** What training may minimise. */
  Set<Class<? extends Loss>> losses();

  /** What it minimises unless an experiment says otherwise. */
  Loss defaultLoss();

  /**
   * What is wrong with the shape of a network's outputs.
   *
   * @param output the shape that the network ends in
   * @param targets of this task
   * @return empty if they fit
   */
  Optional<Mismatch> mismatch(Shape output, Targets targets);

  /**
   * What is wrong with the activation of a network's outputs.
   *
   * @param last the activation that the network ends in
   * @param loss what is minimised
   * @return empty if it fits
   */
  default Optional<Mismatch> mismatch(ActivationFunction last, Loss loss) {
    return Optional.empty();
  }

  /**
   * Why a network does not fit the data.
   *
   * @param need what the data has, behind "but": {@code the data has 10 classes}
   * @param remedy what to do
   */
  record Mismatch(String need, String remedy) {}

  /** Every task there is. */
  static List<Task> all() {
    return List.of(new MulticlassClassification(), new BinaryClassification(), new Regression());
  }

  /**
   * What a network is asked for.
   *
   * @param targets of the data
   * @param output the shape that the network ends in
   */
  static Task of(Targets targets, Shape output) {
    return all().stream()
        .filter(task -> task.fits(targets, output))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no task has the targets " + targets));
  }

  /**
   * What is asked for by data with these targets, where no output of a network decides: of two
   * classes, how probable the second one is.
   *
   * @param targets of the data
   */
  static Task of(Targets targets) {
    int outputs =
        targets instanceof Targets.Classes classes
            ? Math.max(1, classes.count() == 2 ? 1 : classes.count())
            : targets.numbers().names().size();
    return of(targets, Shape.of(outputs));
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
