package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.experiment.WeightLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Layers that change shapes or scales, by figures worked out by hand. */
class ShapeLayersTest {

  /**
   * Of two rows of three pixels; in the second channel each number is ten times that of the first.
   */
  private static final Shape IMAGE = Shape.of(2, 3, 2);

  /** The pixels in Keras' order are (1, 10), (2, 20) and so on. */
  private static final float[] CHANNELS_FIRST = {1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60};

  private static final Layer IN_KERAS_ORDER = new Layer.Reshape(List.of(-1), null);

  /** What Keras has of a network of layers: as a vector, in its order. */
  private static float[] outputs(Layer... layers) throws Exception {
    List<Layer> all = new ArrayList<>(List.of(layers));
    // A network has weights; of alphas of one nothing comes.
    all.add(new Layer.PReLU(Initializer.ONES, null, null, List.of(), null));
    Architecture architecture = Architecture.chain(all);
    NetworkSummary summary = NetworkSummary.of(architecture, IMAGE);
    Training training =
        new Training(
            architecture, new Optimizer.Sgd(0.01, 0, false), Loss.MEAN_SQUARED_ERROR, null, 1, 1);
    INDArray data = Nd4j.createFromArray(CHANNELS_FIRST).reshape(1, 2, 2, 3);
    try (TrainableNetwork network =
        TrainableNetwork.of(training, summary, summary.output().size(), 1)) {
      return network.predict(data);
    }
  }

  @Test
  void aReshapeKeepsTheOrderOfKeras() throws Exception {
    assertThat(outputs(IN_KERAS_ORDER)).containsExactly(1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60);
    // [3, 4]: the rows are 1 10 2 20, 3 30 4 40 and 5 50 6 60.
    assertThat(
            outputs(
                new Layer.Reshape(List.of(3, -1), null),
                new Layer.GlobalMaxPooling1D(null),
                new Layer.Activation(ActivationFunction.LINEAR, null)))
        .containsExactly(5, 50, 6, 60);
  }

  @Test
  void aPermutationHasTheAxesOfKeras() throws Exception {
    assertThat(outputs(new Layer.Permute(List.of(2, 1, 3), null), IN_KERAS_ORDER))
        .containsExactly(1, 10, 4, 40, 2, 20, 5, 50, 3, 30, 6, 60);
    assertThat(outputs(new Layer.Permute(List.of(3, 1, 2), null), IN_KERAS_ORDER))
        .containsExactly(1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60);
    assertThat(outputs(new Layer.Permute(List.of(2, 3, 1), null), IN_KERAS_ORDER))
        .containsExactly(1, 4, 10, 40, 2, 5, 20, 50, 3, 6, 30, 60);
  }

  @Test
  void eachChannelHasItsOwnMeanAndVariance() throws Exception {
    assertThat(outputs(new Layer.Rescaling(0.5, 1, null), IN_KERAS_ORDER))
        .containsExactly(1.5f, 6, 2, 11, 2.5f, 16, 3, 21, 3.5f, 26, 4, 31);
    assertThat(
            outputs(
                new Layer.Normalization(List.of(1.0, 10.0), List.of(4.0, 0.25), false, null),
                IN_KERAS_ORDER))
        .containsExactly(0, 0, 0.5f, 20, 1, 40, 1.5f, 60, 2, 80, 2.5f, 100);
    assertThat(
            outputs(
                new Layer.Normalization(List.of(1.0), List.of(4.0, 0.25), true, null),
                IN_KERAS_ORDER))
        .containsExactly(3, 6, 5, 11, 7, 16, 9, 21, 11, 26, 13, 31);
  }

  /** One filter; of the first channel the kernel is 1 2 3 4, of the second 0. */
  private static float[] enlarged(int size, Padding padding, float[] kernel) throws Exception {
    Architecture architecture =
        Architecture.chain(
            List.of(
                new Layer.Conv2DTranspose(
                    1,
                    Size.square(size),
                    Size.square(2),
                    padding,
                    ActivationFunction.LINEAR,
                    true,
                    Initializer.ZEROS,
                    Initializer.ZEROS,
                    null,
                    null,
                    null,
                    null,
                    null),
                IN_KERAS_ORDER));
    NetworkSummary summary = NetworkSummary.of(architecture, Shape.of(1, 2, 2));
    WeightLayout layout = WeightLayout.of(architecture, summary);
    float[] parameters = layout.parameters();
    layout.layers().get(0).get(0).toTrainer(kernel, parameters);
    layout.layers().get(0).get(1).toTrainer(new float[] {100}, parameters);
    Training training =
        new Training(
            architecture, new Optimizer.Sgd(0.01, 0, false), Loss.MEAN_SQUARED_ERROR, null, 1, 1);
    // The pixels are (1, 10) and (2, 20).
    INDArray data = Nd4j.createFromArray(new float[] {1, 2, 10, 20}).reshape(1, 2, 1, 2);
    try (TrainableNetwork network =
        TrainableNetwork.of(training, summary, summary.output().size(), 1)) {
      network.setWeights(parameters);
      return network.predict(data);
    }
  }

  @Test
  void eachPixelOfATransposedConvolutionSpreadsItsKernel() throws Exception {
    // The kernel of Keras is [height, width, filters, channels].
    float[] ofFour = {1, 0, 2, 0, 3, 0, 4, 1};

    assertThat(enlarged(2, Padding.VALID, ofFour))
        .containsExactly(101, 102, 102, 104, 103, 114, 106, 128);
    assertThat(enlarged(2, Padding.SAME, ofFour))
        .containsExactly(101, 102, 102, 104, 103, 114, 106, 128);
  }

  @Test
  void theOddRowAndColumnOfSameAreCutOffAtTheEnd() throws Exception {
    float[] ofNine = new float[18];
    for (int i = 0; i < 9; i++) {
      ofNine[2 * i] = i + 1;
    }

    // All that the windows reach is 1 2 5 4 6, 4 5 14 10 12 and 7 8 23 16 18.
    assertThat(enlarged(3, Padding.VALID, ofNine))
        .containsExactly(101, 102, 105, 104, 106, 104, 105, 114, 110, 112, 107, 108, 123, 116, 118);
    assertThat(enlarged(3, Padding.SAME, ofNine))
        .containsExactly(101, 102, 105, 104, 104, 105, 114, 110);
  }

  /** Of (1, 10) the mean is 5.5 and the variance 20.25. */
  @Test
  void thePixelsOfALayerNormalizationHaveTheirOwnMeanAndVariance() throws Exception {
    Architecture architecture =
        Architecture.chain(
            List.of(new Layer.LayerNormalization(60.75, true, true, null), IN_KERAS_ORDER));
    NetworkSummary summary = NetworkSummary.of(architecture, Shape.of(1, 2, 2));
    WeightLayout layout = WeightLayout.of(architecture, summary);
    float[] parameters = layout.parameters();
    layout.layers().get(0).get(0).toTrainer(new float[] {1, 2}, parameters);
    layout.layers().get(0).get(1).toTrainer(new float[] {100, 200}, parameters);
    INDArray data = Nd4j.createFromArray(new float[] {1, 5.5f, 10, 5.5f}).reshape(1, 2, 1, 2);
    Training training =
        new Training(
            architecture, new Optimizer.Sgd(0.01, 0, false), Loss.MEAN_SQUARED_ERROR, null, 1, 1);
    try (TrainableNetwork network =
        TrainableNetwork.of(training, summary, summary.output().size(), 1)) {
      network.setWeights(parameters);

      assertThat(network.predict(data)).containsExactly(99.5f, 201, 100, 200);
    }
  }

  @Test
  void aDeviationOfNothingIsKerasEpsilon() {
    Layer.Normalization constant = new Layer.Normalization(List.of(1.0), List.of(0.0), false, null);

    assertThat(constant.deviation(0)).isEqualTo(1e-7);
  }

  @Test
  void whatWouldNeedAnotherOrderThanThatOfAFlattenedImageIsRefused() {
    Architecture architecture =
        Architecture.chain(
            List.of(
                new Layer.Flatten(null),
                new Layer.Activation(ActivationFunction.TANH, null),
                new Layer.Reshape(List.of(2, 3, 2), null)));

    assertThatExceptionOfType(NetworkSummary.MismatchException.class)
        .isThrownBy(() -> NetworkSummary.of(architecture, IMAGE))
        .withMessage(
            "Reshape 'reshape' reads a vector that Flatten 'flatten' has made of [2, 3, 2]:"
                + " Deeplearning4j has its numbers channel by channel, in another order than Keras;"
                + " write Reshape: {target_shape: [-1]} in the place of Flatten");
  }
}
