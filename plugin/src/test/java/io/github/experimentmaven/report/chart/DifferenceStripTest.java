package io.github.experimentmaven.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferenceStripTest {

  @Test
  void theIntervalLiesBetweenTheMarksAsItsFiguresDo() {
    String strip = DifferenceStrip.of(-0.02, -0.03, -0.01, 0.04, "so much").html();

    // From -0.04 at 8 to 0 at 180.
    assertThat(strip)
        .contains("aria-label=\"so much\"")
        .contains("class=\"xr-gate\" x1=\"8\"")
        .contains("class=\"xr-interval\" x1=\"51\" y1=\"11\" x2=\"137\" y2=\"11\"")
        .contains("class=\"xr-mean\" x1=\"94\"")
        .contains("class=\"xr-zero\" x1=\"180\"");
  }

  @Test
  void whatIsNotKnownIsNotDrawn() {
    String strip = DifferenceStrip.of(0, null, null, 0, "the same").html();

    assertThat(strip)
        .contains("class=\"xr-zero\" x1=\"94\"", "class=\"xr-mean\" x1=\"94\"")
        .doesNotContain("xr-interval", "xr-gate");
  }

  @Test
  void aDifferenceThatIsNoNumberIsNotDrawn() {
    assertThat(DifferenceStrip.of(Double.NaN, null, null, 0.1, "lost").html())
        .contains("class=\"xr-zero\" x1=\"180\"")
        .doesNotContain("xr-mean", "NaN");
  }
}
