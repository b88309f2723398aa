package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The arrays that a network has are those of its plan, to the byte. */
class PlannedMemoryTest {

  private static final int BATCH = NetworkFixture.BATCH;

  static Stream<GeneratedNetwork> networks() {
    return GeneratedNetworks.layers(2).stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void theArraysOfItsLayersAreThosePlanned(GeneratedNetwork generated) throws Exception {
    // Batches of the evaluation that are smaller than those of the training, and larger ones.
    assertThat(arrayBytes(generated, 3)).isEqualTo(planned(generated, 3));
    assertThat(arrayBytes(generated, 8)).isEqualTo(planned(generated, 8));
  }

  private static long arrayBytes(GeneratedNetwork generated, int testCount) throws Exception {
    try (TrainableNetwork network =
        TrainableNetwork.of(generated.training(), summary(generated), CLASSES, 1)) {
      network.train(images(BATCH), OneHot.of(CLASSES, new int[BATCH]));
      network.predict(images(testCount));
      network.train(images(2), OneHot.of(CLASSES, new int[2]));
      return network.arrayBytes();
    }
  }

  private static long planned(GeneratedNetwork generated, int testCount) throws Exception {
    MemoryPlan plan =
        MemoryPlan.of(generated.training(), summary(generated), BATCH + 2, testCount, 0);
    return plan.activations().offHeap() + plan.activationGradients().offHeap();
  }

  private static NetworkSummary summary(GeneratedNetwork generated) throws Exception {
    return NetworkSummary.of(generated.layers(), GeneratedNetworks.INPUT);
  }

  private static INDArray images(int count) {
    Shape shape = GeneratedNetworks.INPUT;
    return Nd4j.valueArrayOf(
        new long[] {count, shape.channels(), shape.height(), shape.width()}, 0.5, DataType.FLOAT);
  }
}
