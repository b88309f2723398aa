package io.github.experimentmaven.export;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.gate.statistics.Interval;
import io.github.experimentmaven.gate.statistics.Measure;
import io.github.experimentmaven.gate.statistics.Sample;
import io.github.experimentmaven.result.RunResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A metric of an experiment over its completed runs.
 *
 * @param metric which one
 * @param sample its values, one a run
 */
public record Measured(Metric metric, Sample sample) {

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
        : Arrays.stream(Metric.values()).flatMap(metric -> of(metric, runs).stream()).toList();
  }

  private static Optional<Measured> of(Metric metric, List<RunResult> runs) {
    List<Double> values = runs.stream().map(run -> value(metric, run)).toList();
    return values.stream().allMatch(Double::isFinite)
        ? Optional.of(new Measured(metric, new Sample(measure(metric, runs.get(0)), values)))
        : Optional.empty();
  }

  /** What a run measured of a metric. */
  public static double value(Metric metric, RunResult run) {
    return switch (metric) {
      case TEST_ACCURACY -> run.testAccuracy();
      case TEST_LOSS -> run.testLoss();
      case TRAIN_ACCURACY -> run.trainAccuracy();
      case TRAIN_LOSS -> run.trainLoss();
    };
  }

  private static Measure measure(Metric metric, RunResult run) {
    return switch (metric) {
      case TEST_ACCURACY -> Measure.accuracy(run.dataset().testImages());
      case TRAIN_ACCURACY -> Measure.accuracy(run.dataset().trainImages());
      case TEST_LOSS, TRAIN_LOSS -> Measure.loss();
    };
  }

  /** The 95% confidence interval of the mean over seeds; nothing of a single seed. */
  public Optional<Interval> interval() {
    return sample.meanInterval(CONFIDENCE);
  }
}
