package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Monitor;
import io.github.experimentmaven.experiment.MonitorMode;
import io.github.experimentmaven.task.Task;

/**
 * What of a metric that is looked at after each epoch is an improvement.
 *
 * @param upwards whether more is better
 */
record Watch(boolean upwards) {

  /**
   * Of what an experiment monitors.
   *
   * @param monitor of any task
   */
  static Watch of(Monitor monitor, MonitorMode mode) {
    boolean upwards =
        switch (mode) {
          case MIN -> false;
          case MAX -> true;
          case AUTO ->
              Task.allMonitored().stream()
                  .filter(metric -> metric.key().equals(monitor.metric()))
                  .findFirst()
                  .map(Metric::higherIsBetter)
                  .orElseThrow();
        };
    return new Watch(upwards);
  }

  /** What every finite value is better than. */
  double worst() {
    return upwards ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  /** Whether a value less a difference is better than another, as EarlyStopping asks. */
  boolean isBetter(double value, double than, double by) {
    return upwards ? value - by > than : value + by < than;
  }

  /** The same as ReduceLROnPlateau asks, which may round the other way. */
  boolean isBetterThanBy(double value, double than, double by) {
    return upwards ? value > than + by : value < than - by;
  }
}
