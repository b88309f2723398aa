package io.github.experimentmaven.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionHeatmapTest {

  @Test
  void onlyMistakesAreTintedTheMoreTheDarker() {
    assertThat(ConfusionHeatmap.of(List.of(List.of(9, 1), List.of(10, 0)), "mistakes").html())
        .contains("<path class=\"cd\" d=\"M0 0h1v1h-1zM1 1h1v1h-1z\"/>")
        .contains("<path class=\"c1\" d=\"M1 0h1v1h-1z\"/>")
        .contains("<path class=\"c5\" d=\"M0 1h1v1h-1z\"/>");
  }

  @Test
  void aMatrixWithoutMistakesHasADiagonalOnly() {
    assertThat(ConfusionHeatmap.of(List.of(List.of(9, 0), List.of(0, 9)), "none").html())
        .contains("class=\"cd\"")
        .doesNotContainPattern("class=\"c\\d");
  }
}
