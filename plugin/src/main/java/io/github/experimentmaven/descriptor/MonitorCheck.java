package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.BestWeights;
import io.github.experimentmaven.experiment.Callbacks;
import io.github.experimentmaven.experiment.EarlyStopping;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Monitor;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.ReduceLrOnPlateau;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.spelling.NearestName;
import io.github.experimentmaven.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether what is monitored after each epoch is measured then. */
final class MonitorCheck {

  private MonitorCheck() {}

  /**
   * What is wrong.
   *
   * @param task of the data
   * @param hasValidation whether there is a validation part
   */
  static List<Problem> check(LocatedExperiment located, Task task, boolean hasValidation) {
    return monitors(located.experiment().callbacks()).entrySet().stream()
        .flatMap(
            each -> check(located, each.getKey(), each.getValue(), task, hasValidation).stream())
        .toList();
  }

  private static Map<String, Monitor> monitors(Callbacks callbacks) {
    Map<String, Monitor> monitors = new LinkedHashMap<>();
    EarlyStopping stopping = callbacks.earlyStopping();
    if (stopping != null) {
      monitors.put("early_stopping", stopping.monitor());
    }
    ReduceLrOnPlateau plateau = callbacks.reduceLrOnPlateau();
    if (plateau != null) {
      monitors.put("reduce_lr_on_plateau", plateau.monitor());
    }
    BestWeights best = callbacks.bestWeights();
    if (best != null) {
      monitors.put("best_weights", best.monitor());
    }
    return monitors;
  }

  private static List<Problem> check(
      LocatedExperiment located, String key, Monitor monitor, Task task, boolean hasValidation) {
    List<String> path = List.of(key, "monitor");
    List<String> names =
        task.monitored().stream()
            .filter(metric -> hasValidation || metric.part() == Part.TRAIN)
            .map(Metric::key)
            .sorted()
            .toList();
    if (names.contains(monitor.metric())) {
      return List.of();
    }
    if (monitor.ofValidation() && !hasValidation) {
      return List.of(
          located.problemAt(
              path,
              "%s monitors %s, but there is no validation set".formatted(key, monitor.metric()),
              "give one, as in validation: {split: 0.1}, or monitor "
                  + String.join(" or ", names)));
    }
    return List.of(
        located.problemAt(
            path,
            "there is no %s of this data: it is for %s".formatted(monitor.metric(), task.name()),
            NearestName.hint(monitor.metric(), names)));
  }
}
