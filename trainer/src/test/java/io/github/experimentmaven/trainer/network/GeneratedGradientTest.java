package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.CloseArrays.assertClose;
import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link GradientTest} for all the language: each argument of each layer in each position. */
class GeneratedGradientTest {

  private static final int[] LABELS = {0, 2, 1};

  /**
   * At a kink of ReLU or of a maximum there is no slope, and rounding decides on which side of it
   * one is; other weights have it elsewhere.
   */
  private static final int SEEDS = 10;

  static Stream<GeneratedNetwork> networks() {
    return GeneratedNetworks.layers(3).stream();
  }

  /** Deeplearning4j has not all of these losses, or means something else by them. */
  static Stream<GeneratedNetwork> allNetworks() {
    return Stream.concat(networks(), GeneratedNetworks.losses(3).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void outputAndGradientAreThoseOfDeeplearning4j(GeneratedNetwork generated) throws Exception {
    TrainableNetwork network = network(generated, 1);
    INDArray data = data(generated);

    assertClose(
        network.predict(data), LibraryPasses.output(network.network(), data.dup('c')), 2e-6f);
    // The arrays of another batch size are others.
    assertClose(
        network.predict(GeneratedData.first(data)),
        Arrays.copyOf(network.predict(data), CLASSES),
        2e-6f);
    // Deeplearning4j draws other numbers.
    if (!generated.drawsNumbers() && generated.isDifferentiatedByTheLibrary()) {
      assertNoneButAtKinks(
          generated,
          seed ->
              new GradientCheck(network(generated, seed), data, LABELS)
                  .deviationsFromLibrary(2e-5f));
    }
    assertThat(data).as("the data").isEqualTo(data(generated));
  }

  static List<GeneratedNetwork> allLosses() {
    return GeneratedNetworks.allLosses(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("allLosses")
  void theGradientOfWeightedSamplesIsTheSlopeOfTheirLoss(GeneratedNetwork generated)
      throws Exception {
    float[] weights = {0.5f, 3, 1.25f};
    assertNoneButAtKinks(
        generated,
        seed ->
            new GradientCheck(network(generated, seed), data(generated), LABELS, weights)
                .deviations());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("allNetworks")
  void theGradientIsTheSlopeOfTheLoss(GeneratedNetwork generated) throws Exception {
    assertNoneButAtKinks(
        generated,
        seed -> new GradientCheck(network(generated, seed), data(generated), LABELS).deviations());
  }

  /** What is not as it should be, with the weights of a seed. */
  private interface Deviations {

    List<String> of(long seed) throws Exception;
  }

  /**
   * Where the first weights are at a kink, most others are not; a wrong gradient is wrong for all.
   */
  private static void assertNoneButAtKinks(GeneratedNetwork generated, Deviations deviations)
      throws Exception {
    if (deviations.of(1).isEmpty()) {
      return;
    }
    List<List<String>> wrong = new ArrayList<>();
    for (int seed = 2; seed <= SEEDS; seed++) {
      List<String> found = deviations.of(seed);
      if (!found.isEmpty()) {
        wrong.add(found);
      }
    }
    assertThat(wrong).hasSizeLessThan(generated.startsAlike() ? SEEDS - 1 : SEEDS / 2);
  }

  /** A step is behind it, as a layer might keep something of one. */
  private static TrainableNetwork network(GeneratedNetwork generated, long seed) throws Exception {
    TrainableNetwork network =
        TrainableNetwork.of(generated.training(), generated.summary(), CLASSES, seed);
    network.train(data(generated), OneHot.of(NetworkFixture.CLASSES, LABELS));
    return network;
  }

  private static INDArray data(GeneratedNetwork generated) {
    return GeneratedData.batch(generated.input(), LABELS.length, 42, 1);
  }
}
