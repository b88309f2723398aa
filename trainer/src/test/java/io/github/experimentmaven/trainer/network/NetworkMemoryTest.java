package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Shape;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** However long a network is trained and evaluated, it needs no more memory than at the start. */
class NetworkMemoryTest {

  /** ND4J's number for the processor itself. */
  private static final int HOST = 0;

  private static final Map<Shape, INDArray> FULL = batches(64);
  private static final Map<Shape, INDArray> REST = batches(32);
  private static final float[] LABELS = OneHot.of(10, new int[64]);
  private static final int ROUNDS = 5;

  static Stream<GeneratedNetwork> networks() {
    return GeneratedNetworks.layers(2).stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void aPassTakesNoMemoryThatTheOneBeforeDidNot(GeneratedNetwork generated) {
    TrainableNetwork network =
        TrainableNetwork.of(generated.training(), generated.summary(), CLASSES, 1);
    trainAndEvaluate(network);
    long before = bytes();

    for (int i = 0; i < ROUNDS; i++) {
      trainAndEvaluate(network);
    }

    // Less if the garbage collector has found networks of other tests.
    assertThat(bytes()).isLessThanOrEqualTo(before);
  }

  private static void trainAndEvaluate(TrainableNetwork network) {
    network.train(FULL.get(network.input()), LABELS);
    network.train(REST.get(network.input()), LABELS);
    network.predict(FULL.get(network.input()));
    network.predict(REST.get(network.input()));
  }

  /** What ND4J has allocated and not given back; its limit is a limit of this. */
  private static long bytes() {
    return Nd4j.getEnvironment().getDeviceCouner(HOST);
  }

  private static Map<Shape, INDArray> batches(int count) {
    return Stream.of(GeneratedNetworks.INPUT, GeneratedNetworks.SEQUENCE, GeneratedNetworks.ROW)
        .collect(
            Collectors.toMap(Function.identity(), shape -> GeneratedData.batch(shape, count, 0.5)));
  }
}
