package io.github.experimentmaven.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InkDrawingTest {

  @Test
  void runsOfEqualInkBecomeOneStroke() {
    byte[] pixels = {0, 15, -1, -1, 16, -1};

    assertThat(InkDrawing.of(pixels, 3, 2, "a 7").html())
        .isEqualTo(
            "<svg class=\"xr-digit\" viewBox=\"0 -.5 3 2\" width=\"3\" height=\"2\""
                + " shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"a 7\">"
                + "<path class=\"i1\" d=\"m1 1h1\"/>"
                + "<path class=\"i7\" d=\"m2 0h1m-3 1h1m1 0h1\"/></svg>");
  }

  @Test
  void anEmptyImageIsOnlyPaper() {
    assertThat(InkDrawing.of(new byte[4], 2, 2, "nothing").html()).doesNotContain("<path");
  }
}
