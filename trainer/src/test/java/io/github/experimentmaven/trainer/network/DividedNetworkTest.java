package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.CloseArrays.assertClose;
import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.BatchDivision;
import io.github.experimentmaven.experiment.Layer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batches that are divided, for all the language: each argument of each layer in each position. The
 * bits are the same on any number of threads, and the numbers are those of the whole batch.
 */
class DividedNetworkTest {

  private static final int PARTS = 2;
  private static final BatchDivision HALVES = new BatchDivision(PARTS);
  private static final int[] LABELS = {0, 2, 1, 1, 0};
  private static final float[] TARGETS = OneHot.of(CLASSES, LABELS);

  /**
   * Of an epoch: batches of an odd and an even number, one of a single sample, and tiny numbers.
   */
  private static List<INDArray> batches(GeneratedNetwork generated) {
    return List.of(
        data(generated, LABELS.length, 1),
        data(generated, 4, 1),
        data(generated, 1, 1),
        data(generated, LABELS.length, 1e-39));
  }

  static Stream<GeneratedNetwork> networks() {
    return Stream.concat(GeneratedNetworks.layers(2).stream(), GeneratedNetworks.losses(2).stream())
        .filter(network -> network.layers().stream().noneMatch(Layer::mixesSamples));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void theBitsAreTheSameOnOneAndOnTwoThreads(GeneratedNetwork generated) {
    try (TrainableNetwork one = network(generated, 1, 1, HALVES);
        TrainableNetwork two = network(generated, 1, PARTS, HALVES)) {
      for (int epoch = 1; epoch <= 2; epoch++) {
        one.startEpoch(epoch);
        two.startEpoch(epoch);
        for (INDArray batch : batches(generated)) {
          assertThat(two.train(batch, TARGETS)).containsExactly(one.train(batch, TARGETS));
          assertThat(two.predict(batch)).containsExactly(one.predict(batch));
        }
      }
      assertThat(two.weights()).containsExactly(one.weights());
      assertThat(two.network().params()).isEqualTo(one.network().params());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void outputsAndGradientAreThoseOfTheWholeBatch(GeneratedNetwork generated) {
    try (TrainableNetwork whole = network(generated, 1, 1, BatchDivision.NONE);
        TrainableNetwork divided = network(generated, 1, PARTS, HALVES)) {
      INDArray data = data(generated, LABELS.length, 1);
      // A step is behind it, as a layer might keep something of one.
      whole.train(data, TARGETS);
      divided.train(data, TARGETS);
      divided.setWeights(whole.weights());

      assertClose(divided.predict(data), whole.predict(data), 2e-6f);
      assertClose(divided.trainingOutputs(data), whole.trainingOutputs(data), 1e-5f);
      float[] expected = whole.gradient(data, TARGETS);
      float[] gradient = divided.gradient(data, TARGETS);
      float tolerance = 2e-5f * Math.max(1, largest(expected));
      assertClose(gradient, expected, tolerance);
      float[] weights = {0.5f, 2, 1, 0.25f, 3};
      assertClose(
          divided.gradient(data, TARGETS, weights),
          whole.gradient(data, TARGETS, weights),
          3 * tolerance);
    }
  }

  private static float largest(float[] numbers) {
    float largest = 0;
    for (float number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void theGradientIsTheSlopeOfTheLoss(GeneratedNetwork generated) {
    List<String> deviations = List.of("none tried");
    // At a kink of ReLU or of a maximum there is no slope; other weights have it elsewhere.
    for (int seed = 1; seed <= 3 && !deviations.isEmpty(); seed++) {
      try (TrainableNetwork network = network(generated, seed, PARTS, HALVES)) {
        INDArray data = data(generated, LABELS.length, 1);
        network.train(data, TARGETS);
        network.setWeights(apart(network.weights(), seed));
        deviations = new GradientCheck(network, data, LABELS).deviations();
      }
    }

    assertThat(deviations).isEmpty();
  }

  /** Weights that began alike are no more so: a maximum over them would be at its kink. */
  private static float[] apart(float[] weights, long seed) {
    Random random = new Random(seed);
    float[] apart = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      apart[i] = weights[i] + 0.1f * (random.nextFloat() - 0.5f);
    }
    return apart;
  }

  private static TrainableNetwork network(
      GeneratedNetwork generated, long seed, int threads, BatchDivision division) {
    return TrainableNetwork.of(
        generated.training(), generated.summary(), CLASSES, seed, threads, division);
  }

  private static INDArray data(GeneratedNetwork generated, int count, double largest) {
    return GeneratedData.batch(generated.input(), count, 42, largest);
  }
}
