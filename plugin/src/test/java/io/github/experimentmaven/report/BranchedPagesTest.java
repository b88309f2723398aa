package io.github.experimentmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a network that is no chain. */
class BranchedPagesTest {

  private static final Pattern ROW =
      Pattern.compile("<text class=\"(?:xr-lab|xr-times)\"[^>]*>(.*?)</text>");

  @TempDir Path temporary;

  private String page(ReportFixture experiment) throws Exception {
    new ReportGenerator()
        .generate(
            new ReportRequest(
                "digits", "1", List.of(experiment.build()), temporary.resolve("report"), null));
    return Files.readString(temporary.resolve("report").resolve("net.html"));
  }

  private static ReportFixture net(Architecture architecture) {
    return ReportFixture.experiment("net").architecture(architecture, Shape.of(32, 32, 3));
  }

  /** The texts of the graph's rows and frames, frames first. */
  private static List<String> rows(String page) {
    int start = page.indexOf("<svg class=\"xr-svg xr-graph\"");
    String graph = page.substring(start, page.indexOf("</svg>", start));
    return ROW.matcher(graph)
        .results()
        .map((MatchResult found) -> found.group(1).replaceAll("<[^>]*>", ""))
        .toList();
  }

  @Test
  void theBlocksOfAResidualNetworkAreDrawnOnce() throws Exception {
    List<String> rows = rows(page(net(ReportFixture.residual())));
    List<String> block = List.of("Conv2D", "BatchNormalization", "Activation", "Conv2D");

    assertThat(rows.subList(0, 3)).containsExactly("3 times", "2 times", "2 times");
    assertThat(rows.subList(3, 7))
        .containsExactly("input", "Conv2D", "BatchNormalization", "Activation");
    assertThat(rows.subList(7, 11)).isEqualTo(block);
    assertThat(rows.subList(11, 14))
        .containsExactly(
            "BatchNormalization residual_16\u2026", "Add", "Activation stage_16_1\u20263");
    assertThat(rows.subList(14, 18)).isEqualTo(block);
    assertThat(rows).hasSize(3 + 1 + 3 + 7 + 8 + 7 + 8 + 7 + 3);
    assertThat(rows.get(19)).isEqualTo("Conv2D shortcut_32");
  }

  @Test
  void theTableSaysWhatEachLayerIsConnectedTo() throws Exception {
    String page = page(net(ReportFixture.residual()));

    assertThat(page)
        .contains("<th scope=\"col\">Connected to</th>")
        .contains("<bdi>shortcut_32, residual_32</bdi>")
        .contains("<bdi>stage_16_3</bdi>")
        .contains("aria-label=\"Graph of 71 layers, from the data at the top to the output at the");
  }

  @Test
  void ofAChainTheTableSaysAll() throws Exception {
    assertThat(page(ReportFixture.experiment("net"))).doesNotContain("xr-graph", "Connected to");
  }

  @Test
  void ofALongWayWithoutABranchTheMiddleIsLeftOut() throws Exception {
    List<Layer> layers = new ArrayList<>(List.of(new Layer.Flatten("flat")));
    for (int i = 0; i < 12; i++) {
      layers.add(Networks.dense(20 + i, ActivationFunction.RELU));
    }
    layers.add(Networks.dense(3072, ActivationFunction.RELU));
    layers.add(new Layer.Add("sum"));
    layers.add(Networks.dense(10, ActivationFunction.SOFTMAX));
    List<List<String>> inputs = new ArrayList<>(Collections.nCopies(16, List.of()));
    inputs.set(14, List.of("flat", "dense_12"));

    assertThat(rows(page(net(new Architecture(layers, inputs)))))
        .containsExactly(
            "input",
            "Flatten flat",
            "Dense",
            "Dense",
            "Dense",
            "Dense",
            "6 more layers",
            "Dense",
            "Dense",
            "Dense",
            "Add sum",
            "Dense");
  }
}
