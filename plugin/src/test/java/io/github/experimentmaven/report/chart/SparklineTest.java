package io.github.experimentmaven.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {

  @Test
  void theLineFillsItsBoxAndEndsInADot() {
    assertThat(Sparkline.of(List.of(0.98, 0.99, 0.985), "three results").html())
        .contains("aria-label=\"three results\"", "d=\"M4 20L52 4L100 12\"")
        .contains("<circle class=\"xr-pt s-test\" cx=\"100\" cy=\"12\" r=\"3.2\"/>");
  }

  @Test
  void equalValuesStandInTheMiddle() {
    assertThat(Sparkline.of(List.of(0.98, 0.98), "two results").html())
        .contains("d=\"M4 12L100 12\"");
  }
}
