package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.task.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The metrics that an experiment file can name: those of every task. Whether one is of the
 * experiment's own is found out once its data is known.
 */
final class MetricNames {

  private final Map<String, Metric> metrics = new LinkedHashMap<>();

  MetricNames() {
    Task.allMetrics().forEach(metric -> metrics.put(metric.key(), metric));
  }

  /** What one of them is called in messages and in the manual. */
  String noun() {
    return "metric";
  }

  Set<String> names() {
    return metrics.keySet();
  }

  @Nullable Metric metric(String name) {
    return metrics.get(name);
  }
}
