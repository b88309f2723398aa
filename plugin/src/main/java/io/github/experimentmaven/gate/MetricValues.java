package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.statistics.Direction;
import io.github.experimentmaven.statistics.Interval;
import io.github.experimentmaven.statistics.Measure;
import io.github.experimentmaven.statistics.Sample;
import java.util.List;
import java.util.Optional;

/** What was measured of a metric, one value a seed. */
public final class MetricValues {

  private MetricValues() {}

  /** What a run measured of a metric. */
  public static double of(Metric metric, RunResult run) {
    return run.metrics().value(metric);
  }

  /** Whether all of some runs measured a metric; a class of a project may leave some out. */
  public static boolean has(Metric metric, List<RunResult> runs) {
    return runs.stream().allMatch(run -> run.metrics().values().containsKey(metric.key()));
  }

  /** What some runs measured of a metric, in their order. */
  public static List<Double> of(Metric metric, List<RunResult> runs) {
    return runs.stream().map(run -> of(metric, run)).toList();
  }

  /** What the seeds of a baseline measured of a metric, in their order. */
  public static List<Double> of(Metric metric, AcceptedResult baseline) {
    return baseline.runs().stream().map(run -> run.value(metric)).toList();
  }

  /**
   * The confidence interval of a metric's mean over runs; with folds as they allow it.
   *
   * @param runs at least one, the metric finite in each
   * @return nothing of a single run, or fold
   */
  public static Optional<Interval> meanInterval(
      Metric metric, List<RunResult> runs, double confidence) {
    Measure measure = measure(metric, runs.get(0));
    return RunKeys.haveFolds(runs)
        ? new Sample(
                measure,
                List.copyOf(FoldMeans.of(runs, RunResult::key, run -> of(metric, run)).values()))
            .meanIntervalOfFolds(confidence)
        : new Sample(measure, of(metric, runs)).meanInterval(confidence);
  }

  /** What kind of number a metric of a run is. */
  public static Measure measure(Metric metric, RunResult run) {
    return measure(metric, run.dataset().count(metric.part()));
  }

  /**
   * What kind of number a metric is.
   *
   * @param samples how many samples of its part it is over
   */
  public static Measure measure(Metric metric, int samples) {
    Direction direction =
        metric.higherIsBetter() ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
    if (metric.isProportion()) {
      return new Measure.Proportion(direction, samples);
    }
    return metric.quantity().isFraction() && metric.higherIsBetter()
        ? new Measure.Score(samples)
        : new Measure.Magnitude(direction, metric.quantity().best());
  }
}
