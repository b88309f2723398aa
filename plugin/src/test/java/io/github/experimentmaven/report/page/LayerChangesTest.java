package io.github.experimentmaven.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.accepted.AcceptedLayer;
import io.github.experimentmaven.experiment.NetworkSummary.LayerSummary;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.report.page.LayerChanges.Change;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayerChangesTest {

  private static final AcceptedLayer FLATTEN = layer("Flatten", 784);
  private static final AcceptedLayer HIDDEN = layer("Dense", 512);
  private static final AcceptedLayer DROPOUT = layer("Dropout", 512);
  private static final AcceptedLayer OUTPUT = layer("Dense", 10);

  @Test
  void theSameNetworkHasNoChange() {
    assertThat(changes(List.of(FLATTEN, HIDDEN, OUTPUT), FLATTEN, HIDDEN, OUTPUT))
        .containsExactly(same(FLATTEN, 0), same(HIDDEN, 1), same(OUTPUT, 2));
  }

  @Test
  void aLayerInTheMiddleIsAddedWithoutDisturbingTheOthers() {
    assertThat(changes(List.of(FLATTEN, HIDDEN, OUTPUT), FLATTEN, HIDDEN, DROPOUT, OUTPUT))
        .containsExactly(
            same(FLATTEN, 0), same(HIDDEN, 1), new Change(null, 2, false), same(OUTPUT, 3));
  }

  @Test
  void aLayerIsRemovedAndAnotherReshaped() {
    AcceptedLayer wider = layer("Dense", 1024);

    assertThat(changes(List.of(FLATTEN, HIDDEN, DROPOUT, OUTPUT), FLATTEN, wider, OUTPUT))
        .containsExactly(
            same(FLATTEN, 0),
            new Change(HIDDEN, 1, false),
            new Change(DROPOUT, -1, false),
            same(OUTPUT, 2));
  }

  @Test
  void aLayerOfAnotherTypeReplacesTheOneItStandsFor() {
    assertThat(changes(List.of(FLATTEN, OUTPUT), DROPOUT, OUTPUT))
        .containsExactly(
            new Change(FLATTEN, -1, false), new Change(null, 0, false), same(OUTPUT, 1));
  }

  private static List<Change> changes(List<AcceptedLayer> before, AcceptedLayer... now) {
    return LayerChanges.of(
        before,
        IntStream.range(0, now.length)
            .mapToObj(
                i ->
                    new LayerSummary(
                        "layer_" + i, now[i].type(), new Shape(now[i].outputShape()), 0, 0))
            .toList());
  }

  private static Change same(AcceptedLayer layer, int now) {
    return new Change(layer, now, true);
  }

  private static AcceptedLayer layer(String type, int units) {
    return new AcceptedLayer(type, List.of(units));
  }
}
