package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.BatchDivision;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.Shape;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The arrays that a network has are those of its plan, to the byte. */
class PlannedMemoryTest {

  private static final int BATCH = NetworkFixture.BATCH;

  /** ND4J's number for the processor itself. */
  private static final int HOST = 0;

  /** Deeplearning4j makes an array of many a number that it computes with. */
  private static final long NUMBERS = 500;

  /** Before anything is measured: of each shape, by how many samples there are. */
  private static final Map<Shape, Map<Integer, INDArray>> DATA =
      Stream.of(GeneratedNetworks.INPUT, GeneratedNetworks.SEQUENCE, GeneratedNetworks.ROW)
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  shape ->
                      Stream.of(BATCH, 2, 3, 8)
                          .collect(
                              Collectors.toMap(
                                  Function.identity(),
                                  count -> GeneratedData.batch(shape, count, 0.5)))));

  static Stream<GeneratedNetwork> networks() {
    return GeneratedNetworks.layers(2).stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void theArraysOfItsLayersAreThosePlanned(GeneratedNetwork generated) {
    // Batches of the evaluation that are smaller than those of the training, and larger ones.
    for (int tested : new int[] {3, 8}) {
      long before = allocated();
      try (TrainableNetwork network =
          TrainableNetwork.of(generated.training(), generated.summary(), CLASSES, 1)) {
        network.train(data(generated, BATCH), OneHot.of(CLASSES, new int[BATCH]));
        network.predict(data(generated, tested));
        network.train(data(generated, 2), OneHot.of(CLASSES, new int[2]));

        MemoryPlan plan = plan(generated, tested);
        long arrays = plan.activations().offHeap() + plan.activationGradients().offHeap();
        assertThat(network.arrayBytes()).isEqualTo(arrays);
        // Less, if what an earlier network had was given back meanwhile.
        assertThat(allocated() - before)
            .isLessThan(arrays + plan.weights().offHeap() + plan.gradients().offHeap() + NUMBERS);
      }
    }
  }

  static Stream<GeneratedNetwork> dividable() {
    return networks().filter(each -> each.layers().stream().noneMatch(Layer::mixesSamples));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dividable")
  void theLanesOfADividedNetworkShareThoseArrays(GeneratedNetwork generated) {
    for (int tested : new int[] {3, 8}) {
      assertThat(arraysOfHalves(generated, 2, tested)).isEqualTo(arrays(generated, BATCH, tested));
      // A single thread has one half at a time.
      assertThat(arraysOfHalves(generated, 1, tested))
          .isEqualTo(arrays(generated, half(BATCH), half(tested)));
    }
  }

  private static long arraysOfHalves(GeneratedNetwork generated, int threads, int tested) {
    try (TrainableNetwork network =
        TrainableNetwork.of(
            generated.training(), generated.summary(), CLASSES, 1, threads, new BatchDivision(2))) {
      network.train(data(generated, BATCH), OneHot.of(CLASSES, new int[BATCH]));
      network.predict(data(generated, tested));
      network.train(data(generated, 2), OneHot.of(CLASSES, new int[2]));
      return network.arrayBytes();
    }
  }

  private static int half(int count) {
    return (count + 1) / 2;
  }

  private static long arrays(GeneratedNetwork generated, int batch, int tested) {
    MemoryPlan plan = MemoryPlan.of(generated.training(), generated.summary(), batch, tested, 0);
    return plan.activations().offHeap() + plan.activationGradients().offHeap();
  }

  /** What ND4J has allocated and not given back. */
  private static long allocated() {
    return Nd4j.getEnvironment().getDeviceCouner(HOST);
  }

  private static MemoryPlan plan(GeneratedNetwork generated, int testCount) {
    return MemoryPlan.of(generated.training(), generated.summary(), BATCH + 2, testCount, 0);
  }

  private static INDArray data(GeneratedNetwork generated, int count) {
    return DATA.get(generated.input()).get(count);
  }
}
