package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.numbers.Digits;
import io.github.experimentmaven.statistics.Moments;
import io.github.experimentmaven.task.Task;
import java.util.stream.Stream;

/** The figures of a baseline, for those who are about to accept it. */
public final class BaselineText {

  private BaselineText() {}

  /** One line a metric: {@code test_accuracy 0.9793 (mean of 10 seeds)}. */
  public static Stream<String> figures(Experiment experiment, AcceptedResult baseline) {
    return metrics(experiment)
        .filter(baseline::has)
        .map(metric -> metric.key() + " " + mean(metric, baseline));
  }

  /** One line a metric, with what it was before. */
  public static Stream<String> changes(
      Experiment experiment, AcceptedResult before, AcceptedResult after) {
    return metrics(experiment)
        .filter(after::has)
        .map(
            metric ->
                metric.key()
                    + " "
                    + (before.has(metric) ? mean(metric, before) + " -> " : "")
                    + mean(metric, after));
  }

  /** The gated ones, or all if none is. */
  private static Stream<Metric> metrics(Experiment experiment) {
    return experiment.gate().isEmpty()
        ? Task.allMetrics().stream()
        : experiment.gate().keySet().stream();
  }

  private static String mean(Metric metric, AcceptedResult baseline) {
    return "%s (%s)"
        .formatted(
            Digits.fixed(
                Digits.exact(Moments.mean(MetricValues.of(metric, baseline))), Digits.USUAL),
            SeedCount.averaged(baseline.keys()));
  }
}
