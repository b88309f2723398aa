package io.github.experimentmaven.export;

import static io.github.experimentmaven.export.ExportFixture.result;
import static io.github.experimentmaven.export.ExportFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkActionJsonTest {

  @Test
  void theErrorRateIsGivenAsItIsTheOneWhoseRatioTells() {
    assertThat(BenchmarkActionJson.of(List.of(result("small", verdict(), 0.9893))).toPrettyString())
        .isEqualToNormalizingNewlines(
            """
            [ {
              "name" : "small: test error rate",
              "unit" : "%",
              "value" : 1.07,
              "extra" : "PASS\\nseed 1"
            }, {
              "name" : "small: test loss",
              "unit" : "loss",
              "value" : 0.375,
              "extra" : "PASS\\nseed 1"
            } ]""");
  }

  @Test
  void theRangeIsTheDeviationOverTheSeeds() {
    assertThat(BenchmarkActionJson.of(List.of(result("small", verdict(), 0.98, 0.99))).get(0))
        .hasToString(
            "{\"name\":\"small: test error rate\",\"unit\":\"%\",\"value\":1.5,"
                + "\"range\":\"± 0.71\",\"extra\":\"PASS\\nseeds 1, 2\"}");
  }

  @Test
  void whatHasNoCompletedRunIsLeftOut() {
    assertThat(BenchmarkActionJson.of(List.of(result("none", verdict())))).hasToString("[]");
  }
}
