package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static io.github.experimentmaven.trainer.network.NetworkFixture.INPUT;
import static io.github.experimentmaven.trainer.network.NetworkFixture.conv;
import static io.github.experimentmaven.trainer.network.NetworkFixture.dense;
import static io.github.experimentmaven.trainer.network.NetworkFixture.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.Clipping;
import io.github.experimentmaven.experiment.Factor;
import io.github.experimentmaven.experiment.FillMode;
import io.github.experimentmaven.experiment.FlipMode;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Interpolation;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LearningRate;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.MergeMode;
import io.github.experimentmaven.experiment.MovingAverages;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.NetworkSummary.LayerSummary;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.SequencePadding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.storage.SealedTypes;
import io.github.experimentmaven.trainer.optimizer.Range;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The trainer knows every layer and optimizer of the language. Java 17 has no {@code switch} over
 * sealed types, so it is this test, not the compiler, that names what a new one still lacks.
 */
class LanguageCoverageTest {

  private static final LearningRate RATE = new LearningRate.Constant(0.001);
  private static final Factor TENTH = new Factor(-0.1, 0.1);
  private static final Size TWO = Size.square(2);

  /** One of each kind; a kind that has been added to the language is to be added here. */
  static Stream<Layer> layers() {
    return Stream.of(
        conv(4, TWO, Size.square(1), Padding.VALID, ActivationFunction.RELU),
        new Layer.Conv2DTranspose(
            4,
            TWO,
            TWO,
            Padding.SAME,
            ActivationFunction.RELU,
            true,
            Initializer.GLOROT_UNIFORM,
            Initializer.ZEROS,
            null,
            null,
            null,
            null,
            null),
        new Layer.Conv1D(
            4,
            2,
            1,
            SequencePadding.VALID,
            1,
            ActivationFunction.RELU,
            true,
            Initializer.GLOROT_UNIFORM,
            Initializer.ZEROS,
            null,
            null,
            null,
            null,
            null),
        new Layer.MaxPooling1D(2, null, Padding.VALID, null),
        new Layer.AveragePooling1D(2, null, Padding.VALID, null),
        new Layer.GlobalAveragePooling1D(null),
        new Layer.GlobalMaxPooling1D(null),
        Networks.simpleRnn(4),
        new Layer.LSTM(
            4,
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
            true,
            true,
            null),
        new Layer.Bidirectional(Networks.simpleRnn(4), MergeMode.CONCAT, null),
        new Layer.Embedding(5, 3, Initializer.RANDOM_UNIFORM, null, null, null),
        new Layer.DepthwiseConv2D(
            TWO,
            Size.square(1),
            Padding.VALID,
            2,
            Size.square(1),
            ActivationFunction.RELU,
            true,
            Initializer.GLOROT_UNIFORM,
            Initializer.ZEROS,
            null,
            null,
            null,
            null,
            null),
        new Layer.SeparableConv2D(
            4,
            TWO,
            Size.square(1),
            Padding.VALID,
            Size.square(1),
            2,
            ActivationFunction.RELU,
            true,
            Initializer.GLOROT_UNIFORM,
            Initializer.GLOROT_UNIFORM,
            Initializer.ZEROS,
            null,
            null,
            null,
            null,
            null,
            null,
            null),
        new Layer.MaxPooling2D(TWO, null, Padding.VALID, null),
        new Layer.AveragePooling2D(TWO, null, Padding.VALID, null),
        new Layer.GlobalAveragePooling2D(null),
        new Layer.GlobalMaxPooling2D(null),
        new Layer.ZeroPadding2D(Border.all(1), null),
        new Layer.Cropping2D(Border.all(1), null),
        new Layer.UpSampling2D(TWO, null),
        new Layer.SpatialDropout2D(0.5, null),
        new Layer.GaussianNoise(0.1, null),
        new Layer.RandomFlip(FlipMode.HORIZONTAL, null),
        new Layer.RandomTranslation(
            TENTH, TENTH, FillMode.REFLECT, Interpolation.BILINEAR, 0, null),
        new Layer.RandomRotation(TENTH, FillMode.NEAREST, Interpolation.BILINEAR, 0, null),
        new Layer.RandomZoom(TENTH, null, FillMode.WRAP, Interpolation.NEAREST, 0, null),
        new Layer.RandomCrop(7, 6, null),
        new Layer.RandomContrast(new Factor(0.1, 0.1), null),
        new Layer.Reshape(List.of(2, -1), null),
        new Layer.Permute(List.of(3, 1, 2), null),
        new Layer.Rescaling(0.5, 0.1, null),
        new Layer.Normalization(List.of(0.5), List.of(2.0), false, null),
        new Layer.Flatten(null),
        dense(4, ActivationFunction.RELU),
        new Layer.Dropout(0.5, null),
        new Layer.BatchNormalization(0.9, 0.001, null),
        new Layer.LayerNormalization(0.001, true, false, null),
        new Layer.LayerNormalization(0.001, false, true, null),
        new Layer.LayerNormalization(0.001, false, false, null),
        new Layer.LayerNormalization(0.001, true, true, null),
        new Layer.BatchNormalization(0.9, 0.001, true, false, null),
        new Layer.BatchNormalization(0.9, 0.001, false, true, null),
        new Layer.BatchNormalization(0.9, 0.001, false, false, null),
        new Layer.Activation(ActivationFunction.TANH, null),
        new Layer.ReLU(null, 0.1, 0, null),
        new Layer.LeakyReLU(0.3, null),
        new Layer.ELU(1, null),
        new Layer.PReLU(Initializer.ZEROS, null, null, List.of(1, 2), null),
        new Layer.Softmax(null),
        new Layer.Add(null),
        new Layer.Subtract(null),
        new Layer.Multiply(null),
        new Layer.Average(null),
        new Layer.Maximum(null),
        new Layer.Minimum(null),
        new Layer.Concatenate(-1, null),
        new Layer.Dot(1, false, null));
  }

  static Stream<Optimizer> optimizers() {
    return Stream.of(
        new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false),
        new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, false),
        new Optimizer.Sgd(0.01, 0, false),
        new Optimizer.AdamW(
            RATE, 0.004, 0.9, 0.999, 1e-7, false, Clipping.NONE, MovingAverages.NONE),
        new Optimizer.Nadam(RATE, 0.9, 0.999, 1e-7, null, Clipping.NONE, MovingAverages.NONE),
        new Optimizer.Adamax(RATE, 0.9, 0.999, 1e-7, null, Clipping.NONE, MovingAverages.NONE),
        new Optimizer.Adagrad(RATE, 0.1, 1e-7, null, Clipping.NONE, MovingAverages.NONE),
        new Optimizer.Adadelta(RATE, 0.95, 1e-7, null, Clipping.NONE, MovingAverages.NONE),
        new Optimizer.Ftrl(RATE, -0.5, 0.1, 0, 0, 0, 0, null, Clipping.NONE, MovingAverages.NONE),
        new Optimizer.Lion(RATE, 0.9, 0.99, null, Clipping.NONE, MovingAverages.NONE));
  }

  @Test
  void everyKindOfLayerIsTriedHere() {
    assertThat(layers().map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.records(Layer.class).toList());
  }

  @Test
  void everyKindOfOptimizerIsTriedHere() {
    assertThat(optimizers().map(Object::getClass))
        .containsExactlyInAnyOrder(Optimizer.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("layers")
  void ofEveryLayerEachParameterIsThereAndIsTrainedOrAveraged(Layer layer) throws Exception {
    Layer flatten = new Layer.Flatten(null);
    Layer end = dense(CLASSES, ActivationFunction.SOFTMAX);
    boolean ofVectors =
        layer instanceof Layer.Dense
            || layer instanceof Layer.Softmax
            || layer instanceof Layer.Dot;
    List<String> input =
        layer instanceof Layer.Merging
            ? Collections.nCopies(2, ofVectors ? "flatten" : Architecture.DATA)
            : List.of();
    Architecture architecture =
        ofVectors
            ? new Architecture(List.of(flatten, layer, end), List.of(List.of(), input, List.of()))
            : new Architecture(List.of(layer, flatten, end), List.of(input, List.of(), List.of()));
    Training training =
        new Training(
            architecture, sgd(), Loss.CATEGORICAL_CROSSENTROPY, null, 1, NetworkFixture.BATCH);
    NetworkSummary summary = summary(training.architecture());

    Assembly assembly = assembly(training, summary);

    long parameters = summary.layers().stream().mapToLong(LayerSummary::parameters).sum();
    long averages = summary.layers().stream().mapToLong(LayerSummary::nonTrainableParameters).sum();
    assertThat((long) assembly.weights.length).isEqualTo(parameters + assembly.held);
    assertThat(sizes(assembly.trained)).isEqualTo(parameters - averages);
    assertThat(sizes(assembly.averages)).isEqualTo(averages);
  }

  /** Of images, or else of sequences, or else of rows. */
  private static NetworkSummary summary(Architecture architecture)
      throws NetworkSummary.MismatchException {
    for (Shape input : List.of(INPUT, GeneratedNetworks.SEQUENCE)) {
      try {
        return NetworkSummary.of(architecture, input);
      } catch (NetworkSummary.MismatchException e) {
        assertThat(e.index()).isZero();
      }
    }
    return NetworkSummary.of(architecture, GeneratedNetworks.ROW);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void everyOptimizerHasARule(Optimizer optimizer) {
    Training training =
        training(
            Loss.CATEGORICAL_CROSSENTROPY,
            optimizer,
            new Layer.Flatten(null),
            dense(CLASSES, ActivationFunction.SOFTMAX));

    assertThatCode(() -> NetworkFixture.network(training, 1)).doesNotThrowAnyException();
  }

  private static Optimizer sgd() {
    return new Optimizer.Sgd(0.01, 0, false);
  }

  private static Assembly assembly(Training training, NetworkSummary summary) {
    Assembly assembly = new Assembly(LibraryNetwork.of(training, summary, 1), 1);
    assembly.addAll(training.architecture(), summary);
    return assembly;
  }

  private static long sizes(List<Range> ranges) {
    return ranges.stream().mapToLong(range -> range.to() - range.from()).sum();
  }
}
