package io.github.experimentmaven.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.report.page.LayerBlocks.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayerBlocksTest {

  private final List<String> kinds = new ArrayList<>();
  private final List<List<Integer>> sources = new ArrayList<>();

  /** Layers that read the one before them. */
  private void chain(String... more) {
    for (String kind : more) {
      sources.add(List.of(kinds.size() - 1));
      kinds.add(kind);
    }
  }

  private void merge(String kind, Integer... read) {
    sources.add(List.of(read));
    kinds.add(kind);
  }

  private List<Block> blocks() {
    return LayerBlocks.of(kinds, sources);
  }

  @Test
  void aBlockBeginsBehindTheLayerThatItsBranchesGoFrom() {
    chain("conv", "relu");
    for (int i = 0; i < 3; i++) {
      int start = kinds.size() - 1;
      chain("conv", "norm", "relu", "conv", "norm");
      merge("add", start, kinds.size() - 1);
      chain("relu");
    }
    chain("pool", "dense");

    assertThat(blocks()).containsExactly(new Block(2, 7, 3));
  }

  @Test
  void aBlockThatNormalizesFirstBeginsWithIt() {
    chain("conv");
    for (int i = 0; i < 3; i++) {
      int start = kinds.size() - 1;
      chain("norm", "relu", "conv");
      merge("add", start, kinds.size() - 1);
    }
    chain("norm", "relu", "dense");

    assertThat(blocks()).containsExactly(new Block(1, 4, 3));
  }

  @Test
  void layersThatSomebodyReadsFurtherDownStayOnTheirOwn() {
    chain("conv", "relu", "conv", "relu", "conv", "relu");
    merge("concatenate", 1, 3, 5);

    assertThat(blocks()).isEmpty();
  }

  @Test
  void theLastRepetitionMayBeReadFromEverywhere() {
    chain("conv", "relu", "conv", "relu", "conv", "relu");
    merge("concatenate", 4, 5);

    assertThat(blocks()).containsExactly(new Block(0, 2, 3));
  }

  @Test
  void whatAllRepetitionsReadFromFarAboveKeepsThemApart() {
    chain("dense");
    for (int i = 0; i < 3; i++) {
      chain("dense");
      merge("add", 0, kinds.size() - 1);
    }

    assertThat(blocks()).isEmpty();
  }

  @Test
  void twoLayersAreShorterThanALineThatSaysThereAreTwo() {
    chain("dense", "dense", "softmax");

    assertThat(blocks()).isEmpty();
  }

  @Test
  void otherArgumentsAreOtherLayers() {
    chain("dense 1", "dense 2", "dense 1", "dense 3");

    assertThat(blocks()).isEmpty();
  }

  @Test
  void aThousandLayersAreSoonGoneThrough() {
    IntStream.range(0, 1000).forEach(i -> chain("dense " + i % 7 % 5 + i / 900));

    assertThat(blocks()).isNotEmpty();
  }
}
