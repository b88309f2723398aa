package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.NetworkSummary;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** However long a network is trained and evaluated, it needs no more memory than at the start. */
class NetworkMemoryTest {

  /** ND4J's number for the processor itself. */
  private static final int HOST = 0;

  private static final INDArray FULL = images(64);
  private static final INDArray REST = images(32);
  private static final float[] LABELS = OneHot.of(10, new int[64]);
  private static final int ROUNDS = 5;

  static Stream<GeneratedNetwork> networks() {
    return GeneratedNetworks.layers(2).stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void aPassTakesNoMemoryThatTheOneBeforeDidNot(GeneratedNetwork generated) throws Exception {
    TrainableNetwork network =
        TrainableNetwork.of(
            generated.training(),
            NetworkSummary.of(generated.architecture(), GeneratedNetworks.INPUT),
            CLASSES,
            1);
    trainAndEvaluate(network);
    long before = bytes();

    for (int i = 0; i < ROUNDS; i++) {
      trainAndEvaluate(network);
    }

    // Less if the garbage collector has found networks of other tests.
    assertThat(bytes()).isLessThanOrEqualTo(before);
  }

  private static void trainAndEvaluate(TrainableNetwork network) {
    network.train(FULL, LABELS);
    network.train(REST, LABELS);
    network.predict(FULL);
    network.predict(REST);
  }

  /** What ND4J has allocated and not given back; its limit is a limit of this. */
  private static long bytes() {
    return Nd4j.getEnvironment().getDeviceCouner(HOST);
  }

  private static INDArray images(int count) {
    return Nd4j.valueArrayOf(
        new long[] {
          count,
          GeneratedNetworks.INPUT.channels(),
          GeneratedNetworks.INPUT.height(),
          GeneratedNetworks.INPUT.width()
        },
        0.5,
        DataType.FLOAT);
  }
}
