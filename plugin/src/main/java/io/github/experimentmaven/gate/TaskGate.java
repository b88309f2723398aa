package io.github.experimentmaven.gate;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.task.MulticlassClassification;
import io.github.experimentmaven.task.Task;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a gate knows of one task. */
interface TaskGate {

  /**
   * What a network that has learned nothing reaches of a metric, up to chance.
   *
   * @param run one of those that are judged
   * @return NaN if nobody knows
   */
  double withoutLearning(Metric metric, RunResult run);

  /** How predictions are kept and compared; empty if the task keeps none. */
  default Optional<TaskPredictions> predictions() {
    return Optional.empty();
  }

  /** That of a task. */
  static TaskGate of(Task task) {
    Map<Task, TaskGate> all = Map.of(new MulticlassClassification(), new ClassificationGate());
    return Objects.requireNonNull(all.get(task), () -> "no gate for " + task.name());
  }
}
