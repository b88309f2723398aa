package io.github.experimentmaven.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayerChainTest {

  private static final Layer RELU = new Layer.Activation(ActivationFunction.RELU, null);
  private static final Shape PIXELS = Shape.of(4);

  @Test
  void layersInARowAreOneChain() throws Exception {
    NetworkSummary network = NetworkSummary.of(Networks.mlp(), Shape.of(28, 28, 1));

    assertThat(LayerChain.of(network))
        .containsExactly(new LayerChain(0, 2, List.of(-1), true, false, LayerChain.NO_SUM));
  }

  @Test
  void aNetworkIsPartedWhereSeveralReadALayerAndWhereItMerges() throws Exception {
    NetworkSummary network =
        NetworkSummary.of(
            new Architecture(
                List.of(
                    RELU, // 0: nothing learns
                    dense("a"), // 1
                    RELU, // 1
                    dense("b"), // 2
                    new Layer.Add("sum"), // 3
                    dense("c"), // 3
                    new Layer.Average("mean")), // 4
                List.of(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of("activation_1"),
                    List.of("b", "activation_1", "activation"),
                    List.of(),
                    List.of("c", "activation_1"))),
            PIXELS);

    assertThat(LayerChain.of(network))
        .containsExactly(
            new LayerChain(0, 0, List.of(-1), false, false, LayerChain.NO_SUM),
            // Until the last of its readers, the first on the way back, another sum is needed.
            new LayerChain(1, 2, List.of(0), true, false, 1),
            new LayerChain(3, 3, List.of(1), true, true, 2),
            new LayerChain(4, 5, List.of(2, 1, 0), true, true, 0),
            new LayerChain(6, 6, List.of(3, 1), true, true, LayerChain.NO_SUM));
  }

  @Test
  void nothingLearnsInAChainWhoseLayersAreFrozen() throws Exception {
    Architecture architecture =
        new Architecture(
            List.of(dense("a"), dense("b"), new Layer.Add("sum"), dense("c")),
            List.of(List.of(), List.of(), List.of("a", "b"), List.of()));

    assertThat(LayerChain.of(NetworkSummary.of(architecture.withFrozen(2), PIXELS)))
        .containsExactly(
            new LayerChain(0, 0, List.of(-1), false, false, LayerChain.NO_SUM),
            new LayerChain(1, 1, List.of(0), false, false, LayerChain.NO_SUM),
            new LayerChain(2, 3, List.of(0, 1), true, false, LayerChain.NO_SUM));
  }

  @Test
  void theSumsOfAResidualNetworkNeedTheMemoryOfTwo() throws Exception {
    NetworkSummary network = NetworkSummary.of(Networks.resNet(3), Shape.of(32, 32, 3));

    assertThat(LayerChain.of(network)).extracting(LayerChain::sum).contains(0, 1).doesNotContain(3);
  }

  private static Layer dense(String name) {
    return new Layer.Dense(
        4,
        ActivationFunction.LINEAR,
        true,
        Initializer.ZEROS,
        Initializer.ZEROS,
        null,
        null,
        null,
        null,
        name);
  }
}
