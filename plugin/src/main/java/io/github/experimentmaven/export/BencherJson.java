package io.github.experimentmaven.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.statistics.Measure;
import java.util.List;

/**
 * Results in the <a href="https://bencher.dev/docs/reference/bencher-metric-format/">Bencher Metric
 * Format</a>: a benchmark an experiment, a measure a metric. The value is the mean over the seeds;
 * where there are several, its bounds are those of the 95% confidence interval, those of an
 * accuracy within 0 and 1.
 */
public final class BencherJson {

  private BencherJson() {}

  /** The document; an experiment without a completed run is left out. */
  public static JsonNode of(List<ExperimentResult> results) {
    ObjectNode benchmarks = JsonNodeFactory.instance.objectNode();
    for (ExperimentResult result : results) {
      for (Measured measured : Measured.of(result.runs())) {
        ObjectNode metric =
            benchmarks.withObjectProperty(result.name()).putObject(measured.metric().key());
        metric.put("value", measured.sample().mean());
        measured
            .interval()
            .ifPresent(
                interval ->
                    metric
                        .put("lower_value", possible(measured, interval.lower()))
                        .put("upper_value", possible(measured, interval.upper())));
      }
    }
    return benchmarks;
  }

  /** No proportion is outside of 0 and 1, as the t distribution's interval may be. */
  private static double possible(Measured measured, double bound) {
    return measured.sample().measure() instanceof Measure.Proportion
        ? Math.min(Math.max(bound, 0), 1)
        : bound;
  }
}
