package io.github.experimentmaven.export.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MlflowParametersTest {

  @Test
  void seedsThatFollowEachOtherAreARangeWhereTheListIsTooLong() {
    assertThat(seeds(LongStream.rangeClosed(1, 1000))).isEqualTo("1..1000 (1000)");
    assertThat(seeds(LongStream.rangeClosed(1, 3))).isEqualTo("[1,2,3]");
  }

  @Test
  void otherSeedsAreCutBetweenTwoOfThemAndCounted() {
    String value = seeds(LongStream.rangeClosed(1, 300).map(i -> 1000 + 2 * i));

    assertThat(value)
        .startsWith("[1002,1004,1006,")
        .endsWith(",1192,1194,... (300)]")
        .hasSizeBetween(490, 500);
  }

  @Test
  void aListOfJustTheLengthThatServersTakeIsWhole() {
    // 99 numbers of four digits with their commas and brackets: 99 * 5 + 1.
    String whole = seeds(LongStream.rangeClosed(1, 99).map(i -> 1000 + 2 * i));

    assertThat(whole).hasSize(496).endsWith(",1198]");
  }

  @Test
  void aListOfOneLongTextIsItsCount() {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition.putArray("names").add("x".repeat(600));

    assertThat(MlflowParameters.of(definition)).containsEntry("names", "[... (1)]");
  }

  private static String seeds(LongStream seeds) {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    ArrayNode array = definition.putArray("seeds");
    seeds.forEach(array::add);
    return MlflowParameters.of(definition).get("seeds");
  }
}
