package io.github.experimentmaven.export;

import static io.github.experimentmaven.export.ExportFixture.result;
import static io.github.experimentmaven.export.ExportFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class BencherJsonTest {

  /** What Bencher documents of its format; here without anything beside it. */
  private static final String DOCUMENTED =
      """
      {"type": "object", "additionalProperties":
        {"type": "object", "additionalProperties":
          {"type": "object", "required": ["value"], "additionalProperties": false, "properties":
            {"value": {"type": "number"},
             "lower_value": {"type": "number"},
             "upper_value": {"type": "number"}}}}}
      """;

  @Test
  void oneSeedIsAValueWithoutBounds() {
    assertThat(BencherJson.of(List.of(result("small", verdict(), 0.75))))
        .hasToString(
            "{\"small\":{\"test_accuracy\":{\"value\":0.75},\"test_loss\":{\"value\":0.375},"
                + "\"train_accuracy\":{\"value\":0.625},\"train_loss\":{\"value\":0.5}}}");
  }

  @Test
  void severalSeedsHaveTheirConfidenceIntervalAsBounds() {
    JsonNode accuracy =
        BencherJson.of(List.of(result("small", verdict(), 0.5, 0.6, 0.7)))
            .at("/small/test_accuracy");

    // t(0.975, 2) = 4.302653, standard deviation 0.1
    double half = 4.302653 * 0.1 / Math.sqrt(3);
    assertThat(accuracy.get("value").doubleValue()).isCloseTo(0.6, within(1e-12));
    assertThat(accuracy.get("lower_value").doubleValue()).isCloseTo(0.6 - half, within(1e-6));
    assertThat(accuracy.get("upper_value").doubleValue()).isCloseTo(0.6 + half, within(1e-6));
  }

  @Test
  void boundsOfAnAccuracyAreWithinZeroAndOne() {
    JsonNode document =
        BencherJson.of(
            List.of(result("good", verdict(), 0.9, 1, 1), result("bad", verdict(), 0, 0, 0.1)));

    assertThat(document.at("/good/test_accuracy/upper_value").doubleValue()).isEqualTo(1);
    assertThat(document.at("/good/test_accuracy/lower_value").doubleValue()).isBetween(0.5, 0.9);
    assertThat(document.at("/bad/test_accuracy/lower_value").doubleValue()).isZero();
    assertThat(document.at("/bad/test_accuracy/upper_value").doubleValue()).isBetween(0.1, 0.5);
  }

  @Test
  void theDocumentIsWhatBencherDocuments() {
    JsonNode document =
        BencherJson.of(
            List.of(
                result("one", verdict(), 0.75),
                result("two", verdict(), 0.5, 0.75),
                result("none", verdict()),
                result("diverged", verdict(), Double.NaN)));

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(DOCUMENTED)
                .validate(document.toString(), InputFormat.JSON))
        .isEmpty();
    assertThat(document.fieldNames()).toIterable().containsExactly("one", "two", "diverged");
    assertThat(document.get("diverged").has("test_accuracy")).isFalse();
  }
}
