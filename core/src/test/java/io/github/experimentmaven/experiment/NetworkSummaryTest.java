package io.github.experimentmaven.experiment;

import static io.github.experimentmaven.experiment.Networks.MNIST;
import static io.github.experimentmaven.experiment.Networks.convolution;
import static io.github.experimentmaven.experiment.Networks.dense;
import static io.github.experimentmaven.experiment.Networks.maxPooling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.experimentmaven.experiment.NetworkSummary.LayerSummary;
import io.github.experimentmaven.experiment.NetworkSummary.MismatchException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSummaryTest {

  @Test
  void theFullyConnectedNetworkHas407050Parameters() throws Exception {
    NetworkSummary network = NetworkSummary.of(Networks.mlp(), MNIST);

    assertThat(network.parameters()).isEqualTo(407_050);
    assertThat(network.layers())
        .extracting(LayerSummary::parameters)
        .containsExactly(0L, 401_920L, 5_130L);
    assertThat(network.output()).isEqualTo(Shape.of(10));
  }

  @Test
  void theConvolutionalNetworkIsSummarisedAsKerasDoes() throws Exception {
    NetworkSummary network = NetworkSummary.of(Networks.cnn(), MNIST);

    assertThat(network.parameters()).isEqualTo(93_322);
    assertThat(network.nonTrainableParameters()).isZero();
    assertThat(network.layers())
        .extracting(LayerSummary::name, l -> l.output().withBatch(), LayerSummary::parameters)
        .containsExactly(
            tuple("conv2d", "(None, 26, 26, 32)", 320L),
            tuple("max_pooling2d", "(None, 13, 13, 32)", 0L),
            tuple("conv2d_1", "(None, 11, 11, 64)", 18_496L),
            tuple("max_pooling2d_1", "(None, 5, 5, 64)", 0L),
            tuple("conv2d_2", "(None, 3, 3, 64)", 36_928L),
            tuple("flatten", "(None, 576)", 0L),
            tuple("dense", "(None, 64)", 36_928L),
            tuple("dense_1", "(None, 10)", 650L));
  }

  @Test
  void leNet5Has61706Parameters() throws Exception {
    NetworkSummary network = NetworkSummary.of(Networks.leNet5(), Shape.of(32, 32, 1));

    assertThat(network.layers())
        .extracting(LayerSummary::parameters)
        .containsExactly(156L, 0L, 2_416L, 0L, 0L, 48_120L, 10_164L, 850L);
    assertThat(network.parameters()).isEqualTo(61_706);
  }

  @Test
  void kerasResNet20ForCifarHas274442Parameters() throws Exception {
    NetworkSummary network = NetworkSummary.of(Networks.resNet(3), Shape.of(32, 32, 3));

    // 9 d^2 and two more sizes, 1x1 where blocks get smaller, and four vectors a normalization.
    long convolutions =
        (9 * 3 + 1) * 16
            + 6 * (9 * 16 + 1) * 16
            + ((9 * 16 + 1) * 32 + 5 * (9 * 32 + 1) * 32)
            + ((9 * 32 + 1) * 64 + 5 * (9 * 64 + 1) * 64)
            + ((16 + 1) * 32 + (32 + 1) * 64);
    long normalizations = 4 * (7 * 16 + 6 * 32 + 6 * 64);
    assertThat(network.parameters())
        .isEqualTo(convolutions + normalizations + (64 + 1) * 10)
        .isEqualTo(274_442);
    assertThat(network.nonTrainableParameters()).isEqualTo(normalizations / 2);
    assertThat(network.output()).isEqualTo(Shape.of(10));
    assertThat(network.branches()).isTrue();
    assertThat(network.layers())
        .extracting(LayerSummary::output)
        .contains(Shape.of(32, 32, 16), Shape.of(16, 16, 32), Shape.of(8, 8, 64), Shape.of(64));
  }

  @Test
  void theParametersOfAFrozenLayerAreNotTrainable() throws Exception {
    Layer normalization = new Layer.BatchNormalization(0.99, 0.001, null);
    List<Layer> layers =
        List.of(new Layer.Flatten(null), Networks.dense(2, ActivationFunction.RELU), normalization);

    NetworkSummary network = NetworkSummary.of(Architecture.chain(layers).withFrozen(2), MNIST);

    assertThat(network.layers())
        .extracting(LayerSummary::parameters, LayerSummary::nonTrainableParameters)
        .containsExactly(tuple(0L, 0L), tuple(1570L, 1570L), tuple(8L, 4L));
    assertThat(network.frozen()).containsExactlyInAnyOrder(0, 1);
    assertThat(List.of(0, 1, 2)).filteredOn(network::learns).containsExactly(2);
  }

  @Test
  void aLayerKnowsWhatItReads() throws Exception {
    NetworkSummary network =
        NetworkSummary.of(
            new Architecture(
                List.of(
                    new Layer.Flatten(null),
                    Networks.dense(784, ActivationFunction.TANH),
                    new Layer.Multiply("gated"),
                    new Layer.Concatenate(1, null)),
                List.of(
                    List.of(),
                    List.of(),
                    List.of("dense", "flatten"),
                    List.of("gated", "dense", "gated"))),
            MNIST);

    assertThat(network.connectedTo(0)).containsExactly("input");
    assertThat(network.connectedTo(1)).containsExactly("flatten");
    assertThat(network.connectedTo(2)).containsExactly("dense", "flatten");
    assertThat(network.connectedTo(3)).containsExactly("gated", "dense", "gated");
    assertThat(network.output()).isEqualTo(Shape.of(3 * 784));
    assertThat(network.inputs(2)).containsExactly(Shape.of(784), Shape.of(784));
  }

  @Test
  void aMergeOfUnlikeShapesNamesAll() {
    Architecture architecture =
        new Architecture(
            List.of(Networks.convolution(8, 3, ActivationFunction.RELU), new Layer.Add("sum")),
            List.of(List.of(), List.of("conv2d", "input")));

    assertThatThrownBy(() -> NetworkSummary.of(architecture, MNIST))
        .hasMessage(
            "Add 'sum' needs inputs of one shape, or 1 in the place of an axis, but gets [26, 26, 8]"
                + " and [28, 28, 1] (the layer"
                + " before it, 'conv2d', gives [26, 26, 8], the input gives [28, 28, 1])");
  }

  @Test
  void theKerasExampleMnistConvnetHas34826Parameters() throws Exception {
    assertThat(NetworkSummary.of(Networks.kerasConvnet(), MNIST).parameters()).isEqualTo(34_826);
  }

  @Test
  void aPerceptronOf300And100UnitsHas266610Parameters() throws Exception {
    assertThat(NetworkSummary.of(Networks.perceptron(), MNIST).parameters()).isEqualTo(266_610);
  }

  @Test
  void aLayerWithoutBiasHasOnlyItsKernel() throws Exception {
    Layer.Dense dense =
        new Layer.Dense(
            10,
            ActivationFunction.LINEAR,
            false,
            Initializer.ZEROS,
            Initializer.ZEROS,
            null,
            null,
            null,
            null,
            null);

    assertThat(dense.parameters(Shape.of(7))).isEqualTo(70);
  }

  @Test
  void withoutScaleOrCenterABatchNormalizationHasFewerParameters() {
    Shape input = Shape.of(4, 4, 5);

    assertThat(new Layer.BatchNormalization(0.9, 0.1, true, false, null).parameters(input))
        .isEqualTo(15);
    assertThat(new Layer.BatchNormalization(0.9, 0.1, false, true, null).parameters(input))
        .isEqualTo(15);
    assertThat(new Layer.BatchNormalization(0.9, 0.1, false, false, null).parameters(input))
        .isEqualTo(10);
  }

  @Test
  void halfOfTheParametersOfABatchNormalizationAreNotTrained() throws Exception {
    NetworkSummary network =
        NetworkSummary.of(
            List.of(
                convolution(32, 3, ActivationFunction.RELU),
                new Layer.BatchNormalization(0.99, 0.001, null)),
            MNIST);

    assertThat(network.layers().get(1).parameters()).isEqualTo(128);
    assertThat(network.nonTrainableParameters()).isEqualTo(64);
    assertThat(network.output()).isEqualTo(Shape.of(26, 26, 32));
  }

  @Test
  void namesAreThoseOfKerasAndAvoidGivenOnes() throws Exception {
    List<Layer> layers =
        List.of(
            new Layer.GlobalAveragePooling2D(null),
            new Layer.Flatten("dense_1"),
            new Layer.BatchNormalization(0.99, 0.001, null),
            dense(3, ActivationFunction.RELU),
            dense(3, ActivationFunction.RELU),
            dense(3, ActivationFunction.RELU),
            new Layer.Activation(ActivationFunction.SOFTMAX, "output"));

    assertThat(NetworkSummary.of(layers, MNIST).layers())
        .extracting(LayerSummary::name)
        .containsExactly(
            "global_average_pooling2d",
            "dense_1",
            "batch_normalization",
            "dense",
            "dense_2",
            "dense_3",
            "output");
  }

  @Test
  void aDenseLayerOnAnImageIsToldToPutAFlattenBefore() {
    List<Layer> layers =
        List.of(
            convolution(32, 3, ActivationFunction.RELU),
            maxPooling(),
            dense(10, ActivationFunction.SOFTMAX));

    assertThatThrownBy(() -> NetworkSummary.of(layers, MNIST))
        .isInstanceOfSatisfying(MismatchException.class, e -> assertThat(e.index()).isEqualTo(2))
        .hasMessage(
            "Dense 'dense' needs a vector [features] but gets [13, 13, 32]; put a Flatten before"
                + " it (the layer before it, 'max_pooling2d', gives [13, 13, 32])");
  }

  @Test
  void aWindowLargerThanItsInputIsAMismatch() {
    List<Layer> layers = List.of(convolution(32, 29, ActivationFunction.RELU));

    assertThatThrownBy(() -> NetworkSummary.of(layers, MNIST))
        .hasMessage(
            "Conv2D 'conv2d' has a window of (29, 29) that does not fit into its input"
                + " [28, 28, 1] (the input gives [28, 28, 1])");
  }

  @Test
  void anImageLayerCannotFollowAFlatten() {
    List<Layer> layers = List.of(new Layer.Flatten(null), maxPooling());

    assertThatThrownBy(() -> NetworkSummary.of(layers, MNIST))
        .hasMessage(
            "MaxPooling2D 'max_pooling2d' needs an image [height, width, channels] but gets [784]"
                + " (the layer before it, 'flatten', gives [784])");
  }

  @Test
  void aLayerWithMoreParametersThanAnArrayHoldsIsAMismatch() {
    List<Layer> layers =
        List.of(new Layer.Flatten(null), dense(Integer.MAX_VALUE, ActivationFunction.RELU));

    assertThatThrownBy(() -> NetworkSummary.of(layers, MNIST))
        .hasMessage(
            "Dense 'dense' is too large: more than 2,147,483,647 parameters, or as many outputs a"
                + " sample (the layer before it, 'flatten', gives [784])");
  }

  /** keras-io, timeseries_classification_from_scratch. */
  @Test
  void thePublishedNetworkOfTimeSeriesHasItsParameters() throws Exception {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      layers.add(
          new Layer.Conv1D(
              64,
              3,
              1,
              SequencePadding.SAME,
              1,
              ActivationFunction.LINEAR,
              true,
              Initializer.GLOROT_UNIFORM,
              Initializer.ZEROS,
              null,
              null,
              null,
              null,
              null));
      layers.add(new Layer.BatchNormalization(0.99, 0.001, null));
      layers.add(new Layer.ReLU(null, 0, 0, null));
    }
    layers.add(new Layer.GlobalAveragePooling1D(null));
    layers.add(dense(2, ActivationFunction.SOFTMAX));

    NetworkSummary network = NetworkSummary.of(layers, Shape.of(500, 1));

    assertThat(network.parameters()).isEqualTo(25_858);
    assertThat(network.layers().get(1).output()).isEqualTo(Shape.of(500, 64));
  }

  /** keras examples, imdb_lstm, and Chollet's networks of chapter 6.2. */
  @Test
  void publishedRecurrentNetworksHaveTheirParameters() throws Exception {
    Layer words = new Layer.Embedding(20_000, 128, Initializer.RANDOM_UNIFORM, null, null, null);
    Layer end = dense(1, ActivationFunction.SIGMOID);
    NetworkSummary imdb = NetworkSummary.of(List.of(words, lstm(128), end), Shape.of(80));
    assertThat(imdb.layers().get(1).parameters()).isEqualTo(131_584);
    assertThat(imdb.parameters()).isEqualTo(2_691_713);
    assertThat(imdb.layers().get(1).name()).isEqualTo("lstm");

    Layer fewer = new Layer.Embedding(10_000, 32, Initializer.RANDOM_UNIFORM, null, null, null);
    Layer simple =
        new Layer.SimpleRNN(
            32,
            ActivationFunction.TANH,
            true,
            Initializer.GLOROT_UNIFORM,
            Initializer.ORTHOGONAL,
            Initializer.ZEROS,
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            false,
            null);
    NetworkSummary recurrent = NetworkSummary.of(List.of(fewer, simple, end), Shape.of(500));
    assertThat(recurrent.layers().get(1).parameters()).isEqualTo(2_080);
    assertThat(recurrent.layers().get(1).name()).isEqualTo("simple_rnn");
    assertThat(recurrent.parameters()).isEqualTo(322_113);
    assertThat(NetworkSummary.of(List.of(fewer, lstm(32), end), Shape.of(500)).parameters())
        .isEqualTo(328_353);
  }

  private static Layer.Recurrent lstm(int units) {
    return new Layer.LSTM(
        units,
        ActivationFunction.TANH,
        ActivationFunction.SIGMOID,
        true,
        Initializer.GLOROT_UNIFORM,
        Initializer.ORTHOGONAL,
        Initializer.ZEROS,
        true,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        false,
        null);
  }

  /** The figures of keras.io's Bidirectional LSTM on IMDB. */
  @Test
  void twoDirectionsHaveTheWeightsOfBoth() throws Exception {
    Layer words = new Layer.Embedding(20_000, 128, Initializer.RANDOM_UNIFORM, null, null, null);
    Layer both = new Layer.Bidirectional(lstm(64), MergeMode.CONCAT, null);
    NetworkSummary network = NetworkSummary.of(List.of(words, both), Shape.of(200));

    assertThat(network.layers().get(1).parameters()).isEqualTo(98_816);
    assertThat(network.layers().get(1).name()).isEqualTo("bidirectional");
    assertThat(network.output()).isEqualTo(Shape.of(128));
    Layer sum = new Layer.Bidirectional(lstm(64), MergeMode.SUM, null);
    assertThat(NetworkSummary.of(List.of(words, sum), Shape.of(200)).output())
        .isEqualTo(Shape.of(64));
  }

  @Test
  void aConstraintIsOverAxesThatTheWeightHas() {
    assertThatThrownBy(() -> NetworkSummary.of(List.of(held(Axes.of(2))), Shape.of(4)))
        .hasMessageContaining(
            "has a constraint over axis 2 of its kernel, which has the axes 0 to 1");
    assertThatThrownBy(() -> NetworkSummary.of(List.of(held(Axes.of(0, -2))), Shape.of(4)))
        .hasMessageContaining("has a constraint over axis 0 of its kernel twice: [0, -2]");
    assertThatThrownBy(() -> Axes.of(1, 1))
        .hasMessage("axis must name each axis once, found [1, 1]");
  }

  private static Layer held(Axes axes) {
    return new Layer.Dense(
        3,
        ActivationFunction.LINEAR,
        true,
        Initializer.ZEROS,
        Initializer.ZEROS,
        null,
        null,
        new Constraint.MaxNorm(1, axes),
        null,
        null);
  }

  @Test
  void numbersAreLookedUpInFrontOfLayersWithParameters() throws Exception {
    Layer embedding = new Layer.Embedding(10, 4, Initializer.RANDOM_UNIFORM, null, null, null);
    Layer pooling = new Layer.GlobalMaxPooling1D(null);

    assertThat(NetworkSummary.of(List.of(embedding, pooling), Shape.of(6)).parameters())
        .isEqualTo(40);
    assertThatThrownBy(() -> NetworkSummary.of(List.of(embedding, pooling, embedding), Shape.of(6)))
        .isInstanceOfSatisfying(MismatchException.class, e -> assertThat(e.index()).isEqualTo(2))
        .hasMessage(
            "Embedding 'embedding_1' looks numbers of the data up: it must not stand behind layers"
                + " with parameters, such as Embedding 'embedding'");
  }

  /** Of more ways than could be gone one by one. */
  @Test
  void numbersAreLookedUpBehindWaysThatPartAndMeetAgain() throws Exception {
    List<Layer> layers = new ArrayList<>();
    List<List<String>> inputs = new ArrayList<>();
    String before = Architecture.DATA;
    for (int i = 0; i < 100; i++) {
      String name = "add_" + i;
      layers.add(new Layer.Add(name));
      inputs.add(List.of(before, before));
      before = name;
    }
    layers.add(new Layer.Embedding(10, 4, Initializer.RANDOM_UNIFORM, null, null, null));
    inputs.add(List.of());

    NetworkSummary network = NetworkSummary.of(new Architecture(layers, inputs), Shape.of(6));

    assertThat(network.output()).isEqualTo(Shape.of(6, 4));
  }

  @Test
  void augmentationStandsBeforeAllLayersWithParameters() throws Exception {
    Layer flip = new Layer.RandomFlip(FlipMode.HORIZONTAL, null);
    Layer convolution = convolution(2, 3, ActivationFunction.RELU);

    assertThat(NetworkSummary.of(List.of(maxPooling(), flip, convolution), MNIST).output())
        .isEqualTo(Shape.of(12, 12, 2));
    assertThatThrownBy(
            () -> NetworkSummary.of(List.of(flip, convolution, maxPooling(), flip), MNIST))
        .isInstanceOfSatisfying(MismatchException.class, e -> assertThat(e.index()).isEqualTo(3))
        .hasMessage(
            "RandomFlip 'random_flip_1' is augmentation, which is of the data alone: it must stand"
                + " before all layers with parameters, such as Conv2D 'conv2d'");
  }

  @Test
  void countsBeyondLongDoNotWrapAround() {
    Size huge = Size.square(Integer.MAX_VALUE);
    List<Layer> layers =
        List.of(convolution(Integer.MAX_VALUE, huge, huge, Padding.SAME, ActivationFunction.RELU));

    assertThatThrownBy(() -> NetworkSummary.of(layers, MNIST))
        .hasMessage(
            "Conv2D 'conv2d' is too large: more than 2,147,483,647 parameters, or as many outputs"
                + " a sample (the input gives [28, 28, 1])");
  }
}
