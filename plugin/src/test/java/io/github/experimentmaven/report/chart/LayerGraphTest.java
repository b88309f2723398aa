package io.github.experimentmaven.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.report.chart.LayerGraph.Frame;
import io.github.experimentmaven.report.chart.LayerGraph.Mark;
import io.github.experimentmaven.report.chart.LayerGraph.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerGraphTest {

  private static final Row DATA = new Row(Mark.FIXED, "input", "", "8", "", List.of());

  private static Row dense(String name, Integer... sources) {
    return new Row(Mark.LEARNING, "Dense", name, "8", "dense", List.of(sources));
  }

  @Test
  void aShortcutGoesPastTheLayersThatItSkips() {
    String svg =
        LayerGraph.of(
                List.of(
                    DATA,
                    dense("", 0),
                    dense("", 1),
                    new Row(Mark.FIXED, "Add", "", "8", "add", List.of(0, 2))),
                List.of(),
                "a graph")
            .html();

    assertThat(svg)
        .contains("role=\"img\" aria-label=\"a graph\"")
        // from row to row, straight down
        .contains("<path class=\"xr-link\" d=\"M14 11L14 33\"/>")
        // out to the second lane, down past two rows, and back
        .contains(
            "<path class=\"xr-link xr-skipping\""
                + " d=\"M14 11C14 22 29 22 29 33L29 55C29 66 14 66 14 77\"/>");
  }

  @Test
  void namesAreEscapedAndCutOffWhereThereIsNoRoom() {
    String name = "<b>\"&".repeat(20);
    String svg = LayerGraph.of(List.of(DATA, dense(name, 0)), List.of(), "a graph").html();

    assertThat(svg)
        .contains(
            "Dense <tspan class=\"xr-own\">&lt;b&gt;&quot;&amp;&lt;b&gt;&quot;&amp;"
                + "&lt;b&gt;&quot;&amp;&lt;b&gt;&quot;&amp;&lt;b&gt;&quot;\u2026</tspan>")
        .doesNotContain("<b>");
  }

  @Test
  void aFrameSaysHowOftenItsRowsAreThereAndMakesRoomForIt() {
    String svg =
        LayerGraph.of(
                List.of(DATA, dense("", 0), dense("", 1)),
                List.of(new Frame(1, 2, "3 times")),
                "a graph")
            .html();

    assertThat(svg)
        .contains(">3 times</text>")
        .containsPattern("<rect class=\"xr-frame\" x=\"0.5\" y=\"28\" [^>]* height=\"66\"");
  }

  @Test
  void whatIsLeftOutHasNoDotAndABrokenLine() {
    String svg =
        LayerGraph.of(
                List.of(DATA, new Row(Mark.GAP, "9 more layers", "", "", "", List.of(0))),
                List.of(),
                "a graph")
            .html();

    assertThat(svg.split("<circle", -1)).hasSize(2);
    assertThat(svg).contains("xr-link xr-left-out", ">9 more layers</text>");
  }
}
