package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static io.github.experimentmaven.trainer.network.NetworkFixture.conv;
import static io.github.experimentmaven.trainer.network.NetworkFixture.dense;
import static io.github.experimentmaven.trainer.network.NetworkFixture.images;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.Size;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradient of every kind of layer, in every setting the language offers, against two
 * independent references: central differences of the loss, and Deeplearning4j's own layers.
 */
class GradientTest {

  private static final ActivationFunction RELU = ActivationFunction.RELU;
  private static final ActivationFunction SOFTMAX = ActivationFunction.SOFTMAX;

  private static final Size ONE = Size.square(1);
  private static final Size TWO = Size.square(2);

  /**
   * Architectures whose last layer is softmax; Deeplearning4j's configuration means exactly the
   * same.
   */
  static Stream<Arguments> architectures() {
    Layer end = dense(CLASSES, SOFTMAX);
    Layer flatten = new Layer.Flatten(null);
    Stream<Arguments> windows =
        Stream.of(Padding.values())
            .flatMap(
                padding ->
                    Stream.of(
                        of(
                            "Conv2D 3x2, strides 1, " + padding,
                            conv(4, new Size(3, 2), ONE, padding, RELU),
                            flatten,
                            end),
                        of(
                            "Conv2D 3x3, strides 2x1, " + padding,
                            conv(4, Size.square(3), new Size(2, 1), padding, RELU),
                            flatten,
                            end),
                        of(
                            "two Conv2D, " + padding,
                            conv(3, TWO, ONE, padding, RELU),
                            conv(4, Size.square(3), TWO, padding, RELU),
                            flatten,
                            end),
                        of(
                            "MaxPooling2D 2x2, " + padding,
                            conv(3, TWO, ONE, padding, RELU),
                            new Layer.MaxPooling2D(TWO, null, padding, null),
                            flatten,
                            end),
                        of(
                            "MaxPooling2D 3x2 without overlap, " + padding,
                            conv(3, Size.square(3), ONE, padding, RELU),
                            new Layer.MaxPooling2D(new Size(3, 2), null, padding, null),
                            flatten,
                            end),
                        of(
                            "MaxPooling2D of strided Conv2D, " + padding,
                            conv(3, TWO, new Size(1, 2), padding, RELU),
                            new Layer.MaxPooling2D(TWO, null, padding, null),
                            flatten,
                            end),
                        of(
                            "MaxPooling2D of the second Conv2D, " + padding,
                            conv(3, TWO, ONE, padding, RELU),
                            conv(4, new Size(2, 3), ONE, padding, RELU),
                            new Layer.MaxPooling2D(new Size(2, 4), null, padding, null),
                            flatten,
                            end),
                        of(
                            "two MaxPooling2D, " + padding,
                            conv(3, TWO, ONE, padding, RELU),
                            new Layer.MaxPooling2D(TWO, null, padding, null),
                            new Layer.MaxPooling2D(TWO, null, padding, null),
                            flatten,
                            end),
                        of(
                            "MaxPooling2D of tanh, " + padding,
                            conv(3, TWO, ONE, padding, ActivationFunction.TANH),
                            new Layer.MaxPooling2D(TWO, null, padding, null),
                            flatten,
                            end),
                        of(
                            "MaxPooling2D 3x2, overlapping, " + padding,
                            conv(3, TWO, ONE, padding, RELU),
                            new Layer.MaxPooling2D(new Size(3, 2), new Size(2, 1), padding, null),
                            flatten,
                            end),
                        of(
                            "AveragePooling2D, " + padding,
                            conv(3, TWO, ONE, padding, RELU),
                            new Layer.AveragePooling2D(new Size(3, 2), TWO, padding, null),
                            flatten,
                            end)));
    Stream<Arguments> others =
        Stream.of(
            of(
                "Conv2D larger than the image",
                conv(3, new Size(21, 19), ONE, Padding.SAME, RELU),
                flatten,
                end),
            of(
                "MaxPooling2D of Conv2D larger than the image",
                conv(3, new Size(21, 19), ONE, Padding.SAME, RELU),
                new Layer.MaxPooling2D(new Size(4, 3), null, Padding.VALID, null),
                flatten,
                end),
            of("Dense", flatten, dense(7, RELU), end),
            of(
                "Dense without bias",
                flatten,
                dense(7, RELU, false, null),
                dense(CLASSES, SOFTMAX, false, null)),
            of(
                "GlobalAveragePooling2D",
                conv(3, TWO, ONE, Padding.VALID, RELU),
                new Layer.GlobalAveragePooling2D(null),
                end),
            of(
                "Activation at the end",
                flatten,
                dense(CLASSES, ActivationFunction.LINEAR),
                new Layer.Activation(SOFTMAX, null)),
            of(
                "Activation between",
                conv(3, TWO, ONE, Padding.VALID, ActivationFunction.LINEAR),
                new Layer.Activation(ActivationFunction.TANH, null),
                flatten,
                end),
            of("Dropout of nothing", flatten, new Layer.Dropout(0, null), end));
    Stream<Arguments> activations =
        Stream.of(ActivationFunction.values())
            .filter(function -> function != SOFTMAX)
            .flatMap(
                function ->
                    Stream.of(
                        of("Dense with " + function, flatten, dense(6, function), end),
                        of(
                            "Conv2D with " + function,
                            conv(3, TWO, ONE, Padding.SAME, function),
                            flatten,
                            end)));
    return Stream.of(windows, others, activations).flatMap(s -> s);
  }

  private static Arguments of(String name, Layer... architecture) {
    return Arguments.of(name, architecture);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("architectures")
  void theGradientIsThatOfDeeplearning4jsOwnLayers(String name, Layer[] architecture) {
    GradientCheck.of(NetworkFixture.network(Loss.CATEGORICAL_CROSSENTROPY, architecture))
        .assertThatOfTheLibrary(1e-6f);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("architectures")
  void theOutputIsThatOfDeeplearning4jsOwnLayers(String name, Layer[] architecture) {
    TrainableNetwork network = NetworkFixture.network(Loss.CATEGORICAL_CROSSENTROPY, architecture);
    assertThat(network.predict(images()))
        .containsExactly(
            LibraryPasses.output(network.network(), images()),
            org.assertj.core.data.Offset.offset(1e-6f));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("architectures")
  void theGradientIsTheSlopeOfTheLoss(String name, Layer[] architecture) {
    assertSlope(NetworkFixture.network(Loss.CATEGORICAL_CROSSENTROPY, architecture));
  }

  static Stream<Arguments> squaredErrors() {
    return Stream.of(ActivationFunction.values()).map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("squaredErrors")
  void theGradientOfTheSquaredErrorIsItsSlope(ActivationFunction last) {
    assertSlope(
        NetworkFixture.network(
            Loss.MEAN_SQUARED_ERROR,
            new Layer.Flatten(null),
            dense(6, ActivationFunction.TANH),
            dense(CLASSES, last)));
  }

  @org.junit.jupiter.api.Test
  void theGradientOfPenaltiesIsTheirSlope() {
    assertSlope(
        NetworkFixture.network(
            Loss.CATEGORICAL_CROSSENTROPY,
            new Layer.Flatten(null),
            dense(6, RELU, true, new Regularizer(0.02, 0.03)),
            dense(CLASSES, SOFTMAX, true, new Regularizer(0, 0.5))));
  }

  @org.junit.jupiter.api.Test
  void theGradientOfBatchNormalizationIsTheSlopeOfTheTrainingLoss() {
    // Its statistics change with the batch, so the slope is taken in training mode.
    assertSlope(
        NetworkFixture.network(
            Loss.CATEGORICAL_CROSSENTROPY,
            conv(3, TWO, ONE, Padding.VALID, ActivationFunction.LINEAR),
            new Layer.BatchNormalization(0.99, 0.001, null),
            new Layer.Flatten(null),
            dense(6, ActivationFunction.TANH),
            new Layer.BatchNormalization(0.9, 0.01, null),
            dense(CLASSES, SOFTMAX)));
  }

  private static void assertSlope(TrainableNetwork network) {
    GradientCheck.of(network).assertSlopeOfTheLoss();
  }
}
