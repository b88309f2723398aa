package io.github.experimentmaven.export;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.gate.MetricValues;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.statistics.Interval;
import io.github.experimentmaven.statistics.Measure;
import io.github.experimentmaven.statistics.Sample;
import java.util.List;
import java.util.Optional;

/**
 * A metric of an experiment over its completed runs.
 *
 * @param metric which one
 * @param sample its values, one a run
 * @param interval the 95% confidence interval of the mean over seeds, with folds over these;
 *     nothing of a single one
 */
public record Measured(Metric metric, Sample sample, Optional<Interval> interval) {

  /** Of the intervals in exports, as of error bars elsewhere. */
  private static final double CONFIDENCE = 0.95;

  /**
   * Every metric that is a finite number in every run.
   *
   * @param runs the completed runs; none give no metric
   */
  public static List<Measured> of(List<RunResult> runs) {
    return runs.isEmpty()
        ? List.of()
        : runs.get(0).task().metrics().stream()
            .sorted()
            .filter(metric -> MetricValues.has(metric, runs))
            .flatMap(metric -> of(metric, runs).stream())
            .toList();
  }

  private static Optional<Measured> of(Metric metric, List<RunResult> runs) {
    List<Double> values = MetricValues.of(metric, runs);
    Measure measure = MetricValues.measure(metric, runs.get(0));
    return values.stream().allMatch(Double::isFinite)
        ? Optional.of(
            new Measured(
                metric,
                new Sample(measure, values),
                MetricValues.meanInterval(metric, runs, CONFIDENCE)))
        : Optional.empty();
  }
}
