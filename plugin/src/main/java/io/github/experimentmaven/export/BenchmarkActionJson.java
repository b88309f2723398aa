package io.github.experimentmaven.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Results for <a href="https://github.com/benchmark-action/github-action-benchmark">
 * github-action-benchmark</a> with {@code tool: customSmallerIsBetter}.
 *
 * <p>That action compares by ratio, and 0.98 against 0.97 is nearly the same by ratio: so it is
 * given the error rate, which is half as much again. It has no place for what has no error rate and
 * is better if it is greater. The range is the standard deviation over the seeds.
 */
public final class BenchmarkActionJson {

  /** More than the count of any test set can tell, and not the noise of binary fractions. */
  private static final int DIGITS = 8;

  private BenchmarkActionJson() {}

  /** The document; an experiment without a completed run is left out. */
  public static JsonNode of(List<ExperimentResult> results) {
    ArrayNode benchmarks = JsonNodeFactory.instance.arrayNode();
    for (ExperimentResult result : results) {
      for (Measured measured : Measured.of(result.runs())) {
        Metric metric = measured.metric();
        if (metric.part() == Part.TEST && metric.isProportion() && metric.higherIsBetter()) {
          benchmarks.add(errorRate(result, measured));
        } else if (metric.part() == Part.TEST && !metric.higherIsBetter()) {
          benchmarks.add(error(result, measured));
        }
      }
    }
    return benchmarks;
  }

  /** What an accuracy leaves. */
  private static ObjectNode errorRate(ExperimentResult result, Measured right) {
    BigDecimal rate = BigDecimal.ONE.subtract(Decimal.of(right.sample().mean())).movePointRight(2);
    return benchmark(result, "test error rate", "%", rate, right, 2);
  }

  private static ObjectNode error(ExperimentResult result, Measured error) {
    String name = error.metric().quantity().name();
    BigDecimal mean = Decimal.of(error.sample().mean());
    return benchmark(result, "test " + name, name, mean, error, 0);
  }

  private static ObjectNode benchmark(
      ExperimentResult result,
      String name,
      String unit,
      BigDecimal value,
      Measured measured,
      int power) {
    ObjectNode benchmark =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", result.name() + ": " + name)
            .put("unit", unit)
            .put("value", Decimal.significant(value, DIGITS).stripTrailingZeros());
    measured
        .sample()
        .standardDeviation()
        .ifPresent(
            deviation ->
                benchmark.put(
                    "range",
                    "± "
                        + Decimal.significant(Decimal.of(deviation).movePointRight(power), 2)
                            .toPlainString()));
    return benchmark.put("extra", result.verdict().outcome() + "\n" + seeds(result));
  }

  private static String seeds(ExperimentResult result) {
    List<Long> seeds = RunKeys.seeds(result.runs().stream().map(RunResult::key).toList());
    int folds = result.runs().size() / Math.max(1, seeds.size());
    return seeds.stream()
        .map(seed -> Long.toString(seed))
        .collect(
            Collectors.joining(
                ", ",
                seeds.size() == 1 ? "seed " : "seeds ",
                RunKeys.haveFolds(result.runs()) ? ", " + folds + " folds" : ""));
  }
}
