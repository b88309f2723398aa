package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static io.github.experimentmaven.trainer.network.NetworkFixture.LABELS;
import static io.github.experimentmaven.trainer.network.NetworkFixture.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.BatchDivision;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LayerTraining;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Layers with {@code trainable: false}. */
class FrozenLayersTest {

  private static final Layer FLATTEN = new Layer.Flatten(null);
  private static final Layer NORMALIZATION = new Layer.BatchNormalization(0.9, 0.001, null);
  private static final float[] TARGETS = NetworkFixture.targets();

  /** Networks in which something learns once the first layers do not. */
  static Stream<GeneratedNetwork> networks() {
    return GeneratedNetworks.layers(2).stream()
        .filter(network -> !network.tried().equals(last(network)))
        .filter(network -> last(network) instanceof Layer.Dense);
  }

  private static Layer last(GeneratedNetwork network) {
    return network.layers().get(network.layers().size() - 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void weightsOfFrozenLayersKeepTheirBitsAndTheLastLayerLearns(GeneratedNetwork generated)
      throws Exception {
    INDArray data = GeneratedData.batch(generated.input(), LABELS.length, 42, 1);
    Training training = frozen(generated);
    NetworkSummary summary = NetworkSummary.of(training.architecture(), generated.input());
    try (TrainableNetwork network = TrainableNetwork.of(training, summary, CLASSES, 1)) {
      float[] before = network.weights();
      boolean[] trained = network.trainedMask();
      network.train(data, TARGETS);
      network.train(data, TARGETS);
      float[] after = network.weights();

      int changed = 0;
      for (int i = 0; i < before.length; i++) {
        if (trained[i]) {
          changed += before[i] == after[i] ? 0 : 1;
        } else {
          assertThat(after[i]).as("weight %d", i).isEqualTo(before[i]);
        }
      }
      assertThat(changed).isPositive();
      assertThat(network.averagesMask()).doesNotContain(true);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void theGradientIsTheSlopeOfTheLossAndTheArraysAreThosePlanned(GeneratedNetwork generated)
      throws Exception {
    INDArray data = GeneratedData.batch(generated.input(), LABELS.length, 42, 1);
    Training training = frozen(generated);
    NetworkSummary summary = NetworkSummary.of(training.architecture(), generated.input());
    List<String> deviations = List.of("none tried");
    for (int seed = 1; seed <= 5 && !deviations.isEmpty(); seed++) {
      try (TrainableNetwork network =
          TrainableNetwork.of(training, summary, CLASSES, seed, 1, BatchDivision.NONE)) {
        network.train(data, TARGETS);
        deviations = new GradientCheck(network, data, LABELS).deviations();

        MemoryPlan plan = MemoryPlan.of(training, summary, LABELS.length, 0, 0, 0, 1);
        if (BatchDivision.of(training, summary).equals(BatchDivision.NONE)) {
          assertThat(network.arrayBytes())
              .isEqualTo(plan.activations().offHeap() + plan.activationGradients().offHeap());
        }
      }
    }
    assertThat(deviations).isEmpty();
  }

  @Test
  void whatIsTrainedBehindFrozenLayersHasTheGradientThatItHasBehindOthers() throws Exception {
    Layer conv = NetworkFixture.conv(3, Size.square(3), Size.square(1), Padding.SAME, relu());
    List<Layer> layers = List.of(conv, conv, FLATTEN, dense(4, relu()), softmax());
    try (TrainableNetwork free = network(training(layers, 0));
        TrainableNetwork frozen = network(training(layers, 2))) {
      float[] expected = free.gradient(images(), TARGETS);
      float[] gradient = frozen.gradient(images(), TARGETS);
      boolean[] trained = frozen.trainedMask();

      assertThat(frozen.weights()).containsExactly(free.weights());
      int compared = 0;
      for (int i = 0; i < expected.length; i++) {
        if (trained[i]) {
          assertThat(gradient[i]).as("weight %d", i).isCloseTo(expected[i], within(1e-6f));
          compared++;
        }
      }
      assertThat(compared).isEqualTo(3 * 8 * 7 * 4 + 4 + 4 * CLASSES + CLASSES);
    }
  }

  @Test
  void aFrozenNormalizationIsInTrainingWhatItIsOutsideOfIt() throws Exception {
    List<Layer> layers = List.of(NORMALIZATION, FLATTEN, softmax());
    try (TrainableNetwork network = network(training(layers, 1))) {
      float[] weights = network.weights();
      // Behind gamma and beta of two channels: their means, and their variances.
      weights[4] = 0.25f;
      weights[6] = 0.5f;
      network.setWeights(weights);

      assertThat(network.trainingOutputs(images())).containsExactly(network.predict(images()));
      network.train(images(), TARGETS);
      assertThat(Arrays.copyOf(network.weights(), 8)).containsExactly(Arrays.copyOf(weights, 8));
    }
  }

  /** gamma / sqrt(variance + epsilon) is what the gradient of the input is multiplied by. */
  @Test
  void theGradientGoesThroughAFrozenNormalizationAsThroughAFactor() throws Exception {
    List<Layer> layers =
        List.of(FLATTEN, dense(4, relu()), NORMALIZATION, dense(CLASSES, ActivationFunction.TANH));
    List<LayerTraining> training =
        new ArrayList<>(Collections.nCopies(layers.size(), LayerTraining.USUAL));
    training.set(2, new LayerTraining(false));
    Architecture architecture =
        new Architecture(layers, Architecture.chain(layers).inputs(), training);
    try (TrainableNetwork network = network(training(architecture, Loss.MEAN_SQUARED_ERROR))) {
      network.train(images(), TARGETS);

      assertThat(new GradientCheck(network, images(), LABELS).deviations()).isEmpty();
    }
  }

  @Test
  void aFrozenNormalizationDividesBatchesAsIfItWereNotThere() throws Exception {
    Layer conv = NetworkFixture.conv(32, Size.square(3), Size.square(1), Padding.SAME, relu());
    List<Layer> layers =
        List.of(conv, NORMALIZATION, conv, new Layer.GlobalAveragePooling2D(null), softmax());
    Training free = new Training(Architecture.chain(layers), sgd(), crossentropy(), null, 1, 64);
    Training frozen =
        new Training(Architecture.chain(layers).withFrozen(2), sgd(), crossentropy(), null, 1, 64);

    assertThat(BatchDivision.of(free, summary(free))).isEqualTo(BatchDivision.NONE);
    assertThat(BatchDivision.of(frozen, summary(frozen)).parts()).isEqualTo(2);
    TrainableNetwork one =
        TrainableNetwork.of(frozen, summary(frozen), CLASSES, 1, 1, new BatchDivision(2));
    TrainableNetwork two =
        TrainableNetwork.of(frozen, summary(frozen), CLASSES, 1, 2, new BatchDivision(2));
    try (one;
        two) {
      assertThat(two.train(images(), TARGETS)).containsExactly(one.train(images(), TARGETS));
      assertThat(two.weights()).containsExactly(one.weights());
    }
  }

  /** As in Keras 3, whose losses are those of trainable weights. */
  @Test
  void frozenWeightsHaveNoPenalty() throws Exception {
    Layer penalised = dense(4, ActivationFunction.TANH, false, new Regularizer(0, 0.5));
    List<Layer> layers = List.of(FLATTEN, penalised, softmax());

    try (TrainableNetwork free = network(training(layers, 0));
        TrainableNetwork frozen = network(training(layers, 2))) {
      assertThat(free.penalty()).isPositive();
      assertThat(frozen.penalty()).isZero();
    }
  }

  @Test
  void theDrawnWeightsAreThoseOfTheLayersThatAreNotFrozen() throws Exception {
    List<Layer> layers = List.of(FLATTEN, dense(4, relu()), softmax());

    try (TrainableNetwork free = network(training(layers, 0));
        TrainableNetwork frozen = network(training(layers, 2))) {
      assertThat(frozen.weights()).containsExactly(free.weights());
      assertThat(frozen.predict(images()))
          .containsExactly(free.predict(images()), Offset.offset(0f));
    }
  }

  private static Training frozen(GeneratedNetwork generated) {
    Architecture architecture = generated.architecture();
    return new Training(
        architecture.withFrozen(architecture.size() - 1),
        generated.optimizer(),
        generated.loss(),
        null,
        1,
        LABELS.length);
  }

  private static Training training(List<Layer> layers, int frozen) {
    return training(Architecture.chain(layers).withFrozen(frozen), crossentropy());
  }

  private static Training training(Architecture architecture, Loss loss) {
    return new Training(architecture, sgd(), loss, null, 1, LABELS.length);
  }

  private static Loss crossentropy() {
    return Loss.CATEGORICAL_CROSSENTROPY;
  }

  private static Optimizer sgd() {
    return new Optimizer.Sgd(0.1, 0, false);
  }

  private static ActivationFunction relu() {
    return ActivationFunction.RELU;
  }

  private static Layer softmax() {
    return dense(CLASSES, ActivationFunction.SOFTMAX);
  }

  private static NetworkSummary summary(Training training) throws Exception {
    return NetworkSummary.of(training.architecture(), GeneratedNetworks.INPUT);
  }

  private static TrainableNetwork network(Training training) throws Exception {
    return TrainableNetwork.of(training, summary(training), CLASSES, 1);
  }

  private static INDArray images() {
    SplittableRandom random = new SplittableRandom(42);
    Shape shape = GeneratedNetworks.INPUT;
    long[] sizes = {LABELS.length, shape.channels(), shape.height(), shape.width()};
    INDArray images = Nd4j.createUninitialized(DataType.FLOAT, sizes, 'c');
    for (long i = 0; i < images.length(); i++) {
      images.putScalar(i, random.nextDouble());
    }
    return images;
  }
}
