package io.github.experimentmaven.gate;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.result.Predictions;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.task.BinaryClassification;
import io.github.experimentmaven.task.MulticlassClassification;
import io.github.experimentmaven.task.Regression;
import io.github.experimentmaven.task.Task;
import java.io.IOException;
import java.nio.file.Path;
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

  /**
   * Reads what a run of the task left in its folder.
   *
   * @throws IOException if there is no such file, or it is damaged; the message names it
   */
  Predictions recorded(Path file) throws IOException;

  /** How predictions are kept and compared; empty if the task keeps none. */
  default Optional<TaskPredictions> predictions() {
    return Optional.empty();
  }

  /** That of a task. */
  static TaskGate of(Task task) {
    Map<Task, TaskGate> all =
        Map.of(
            new MulticlassClassification(),
            new ClassificationGate(),
            new BinaryClassification(),
            new BinaryGate(),
            new Regression(),
            new RegressionGate());
    return Objects.requireNonNull(all.get(task), () -> "no gate for " + task.name());
  }
}
