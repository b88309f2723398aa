package io.github.experimentmaven.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.result.ExperimentResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Results for <a href="https://github.com/benchmark-action/github-action-benchmark">
 * github-action-benchmark</a> with {@code tool: customSmallerIsBetter}.
 *
 * <p>That action compares by ratio, and 0.98 against 0.97 is nearly the same by ratio: so it is
 * given the error rate, which is half as much again. The range is the standard deviation over the
 * seeds.
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
        if (measured.metric() == Metric.TEST_ACCURACY) {
          benchmarks.add(errorRate(result, measured));
        } else if (measured.metric() == Metric.TEST_LOSS) {
          benchmarks.add(testLoss(result, measured));
        }
      }
    }
    return benchmarks;
  }

  private static ObjectNode errorRate(ExperimentResult result, Measured accuracy) {
    BigDecimal rate =
        BigDecimal.ONE.subtract(Decimal.of(accuracy.sample().mean())).movePointRight(2);
    return benchmark(result, "test error rate", "%", rate, accuracy, 2);
  }

  private static ObjectNode testLoss(ExperimentResult result, Measured loss) {
    return benchmark(result, "test loss", "loss", Decimal.of(loss.sample().mean()), loss, 0);
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
    return result.runs().stream()
        .map(run -> Long.toString(run.seed()))
        .collect(Collectors.joining(", ", result.runs().size() == 1 ? "seed " : "seeds ", ""));
  }
}
