package io.github.experimentmaven.gate;

import io.github.experimentmaven.baseline.Baseline;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.result.RunResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * The mean over seeds, correctly rounded: the mean of equal values is that value, which adding
 * doubles and dividing does not promise (three times 0.1 does not give 0.1).
 */
final class SeedMean {

  private static final MathContext PRECISE = new MathContext(60);

  private SeedMean() {}

  /** Of what some runs, at least one, measured of a metric. */
  static double of(Metric metric, List<RunResult> runs) {
    return of(runs.stream().map(run -> Gate.value(metric, run)).toList());
  }

  /** Of what the seeds of a baseline measured of a metric. */
  static double of(Metric metric, Baseline baseline) {
    return of(baseline.runs().stream().map(run -> run.value(metric)).toList());
  }

  /**
   * The mean, NaN or infinite if a value is.
   *
   * @param values at least one
   */
  static double of(List<Double> values) {
    if (!values.stream().allMatch(Double::isFinite)) {
      return values.stream().mapToDouble(Double::doubleValue).sum();
    }
    return values.stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(values.size()), PRECISE)
        .doubleValue();
  }
}
