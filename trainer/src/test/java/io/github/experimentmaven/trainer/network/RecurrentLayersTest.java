package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.MergeMode;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.experiment.WeightLayout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Recurrent layers with weights in Keras' order, by figures worked out by hand. */
class RecurrentLayersTest {

  private static final Shape SHAPE = Shape.of(3, 2);

  /** Of three steps the features are 1 and 10, 2 and 20, 3 and 30. */
  private static final INDArray STEPS =
      Nd4j.createFromArray(new float[] {1, 2, 3, 10, 20, 30}).reshape(1, 2, 3, 1);

  private static float[] outputs(Layer layer, float[]... weights) throws Exception {
    Architecture architecture =
        layer.outputShape(SHAPE).isSequence()
            ? Architecture.chain(List.of(layer, new Layer.Flatten(null)))
            : Architecture.chain(List.of(layer));
    NetworkSummary summary = NetworkSummary.of(architecture, SHAPE);
    Training training =
        new Training(
            architecture, new Optimizer.Sgd(0.01, 0, false), Loss.MEAN_SQUARED_ERROR, null, 1, 1);
    WeightLayout layout = WeightLayout.of(architecture, summary);
    float[] parameters = layout.parameters();
    List<WeightLayout.Weight> places = layout.layers().get(0);
    assertThat(places).hasSize(weights.length);
    for (int i = 0; i < weights.length; i++) {
      places.get(i).toTrainer(weights[i], parameters);
      assertThat(places.get(i).toKeras(parameters)).containsExactly(weights[i]);
    }
    try (TrainableNetwork network =
        TrainableNetwork.of(training, summary, summary.output().size(), 1)) {
      network.setWeights(parameters);
      return network.predict(STEPS);
    }
  }

  private static Layer.SimpleRNN simple(boolean bias, boolean sequences, boolean backwards) {
    return new Layer.SimpleRNN(
        1,
        ActivationFunction.LINEAR,
        bias,
        Initializer.ZEROS,
        Initializer.ORTHOGONAL,
        Initializer.ZEROS,
        null,
        null,
        null,
        null,
        null,
        null,
        sequences,
        backwards,
        null);
  }

  /** h = x + 2 h' + 1/2, of the first feature. */
  @Test
  void aStateIsTheSumOfTheStepAndTheStateBefore() throws Exception {
    float[] kernel = {1, 0};
    float[] recurrent = {2};
    float[] bias = {0.5f};

    assertThat(outputs(simple(true, true, false), kernel, recurrent, bias))
        .containsExactly(1.5f, 5.5f, 14.5f);
    assertThat(outputs(simple(true, false, false), kernel, recurrent, bias)).containsExactly(14.5f);
    assertThat(outputs(simple(false, true, false), kernel, recurrent)).containsExactly(1, 4, 11);
  }

  /** As in Keras, the states are in the order in which the layer comes to them. */
  @Test
  void backwardsItStartsAtTheEnd() throws Exception {
    assertThat(
            outputs(
                simple(true, true, true), new float[] {1, 0}, new float[] {2}, new float[] {0.5f}))
        .containsExactly(3.5f, 9.5f, 20.5f);
    assertThat(
            outputs(
                simple(true, false, true), new float[] {1, 0}, new float[] {2}, new float[] {0.5f}))
        .containsExactly(20.5f);
  }

  /**
   * Of the one direction the first feature with h = x + 2 h', of the other the second, added up.
   */
  @Test
  void bothDirectionsAreMergedInTime() throws Exception {
    float[][] weights = {{1, 0}, {2}, {0, 1}, {1}};

    assertThat(outputs(both(MergeMode.CONCAT, false), weights)).containsExactly(11, 60);
    assertThat(outputs(both(MergeMode.SUM, false), weights)).containsExactly(71);
    assertThat(outputs(both(MergeMode.MUL, false), weights)).containsExactly(660);
    assertThat(outputs(both(MergeMode.AVE, false), weights)).containsExactly(35.5f);
    // The trainer has the features before the steps.
    assertThat(outputs(both(MergeMode.CONCAT, true), weights))
        .containsExactly(1, 4, 11, 60, 50, 30);
    assertThat(outputs(both(MergeMode.SUM, true), weights)).containsExactly(61, 54, 41);
  }

  private static Layer both(MergeMode mode, boolean sequences) {
    return new Layer.Bidirectional(simple(false, sequences, false), mode, null);
  }

  private static Layer.LSTM lstm(
      int units, ActivationFunction activation, ActivationFunction gate, boolean sequences) {
    return new Layer.LSTM(
        units,
        activation,
        gate,
        true,
        Initializer.ZEROS,
        Initializer.ORTHOGONAL,
        Initializer.ZEROS,
        true,
        null,
        null,
        null,
        null,
        null,
        null,
        sequences,
        false,
        null);
  }

  /**
   * Keras' gates are in the order input, forget, candidate, output: here i is the first feature, f
   * is a half, the candidate is a tenth of the second feature, and o is 1 + h'.
   */
  @Test
  void theGatesHaveTheOrderOfKeras() throws Exception {
    assertThat(
            outputs(
                lstm(1, ActivationFunction.LINEAR, ActivationFunction.LINEAR, true),
                new float[] {1, 0, 0, 0, 0, 0, 0.1f, 0},
                new float[] {0, 0, 0, 1},
                new float[] {0, 0.5f, 0, 1}))
        .containsExactly(1, 9, 112.5f);
  }

  /** Two units, of which each has its own numbers in every gate: computed in double precision. */
  @Test
  void everyUnitHasItsOwnWeights() throws Exception {
    float[] kernel = new float[16];
    float[] recurrent = new float[16];
    float[] bias = new float[8];
    for (int i = 0; i < 16; i++) {
      kernel[i] = (i * 7 % 11 - 5) / 20f;
      recurrent[i] = (i * 5 % 13 - 6) / 10f;
    }
    for (int i = 0; i < 8; i++) {
      bias[i] = (i - 4) / 5f;
    }
    double[] h = {0, 0};
    double[] c = {0, 0};
    for (double[] x : new double[][] {{1, 10}, {2, 20}, {3, 30}}) {
      double[] z = new double[8];
      for (int j = 0; j < 8; j++) {
        z[j] =
            bias[j]
                + x[0] * kernel[j]
                + x[1] * kernel[8 + j]
                + h[0] * recurrent[j]
                + h[1] * recurrent[8 + j];
      }
      for (int unit = 0; unit < 2; unit++) {
        double candidate = Math.tanh(z[4 + unit]);
        c[unit] = sigmoid(z[2 + unit]) * c[unit] + sigmoid(z[unit]) * candidate;
        h[unit] = sigmoid(z[6 + unit]) * Math.tanh(c[unit]);
      }
    }

    float[] found =
        outputs(
            lstm(2, ActivationFunction.TANH, ActivationFunction.SIGMOID, false),
            kernel,
            recurrent,
            bias);

    assertThat(found[0]).isCloseTo((float) h[0], within(1e-6f));
    assertThat(found[1]).isCloseTo((float) h[1], within(1e-6f));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Test
  void theForgetGateStartsOpenUnlessToldOtherwise() throws Exception {
    Layer.LSTM open = lstm(3, ActivationFunction.TANH, ActivationFunction.SIGMOID, false);
    assertThat(initialBias(open)).containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0);
    Layer.LSTM closed =
        new Layer.LSTM(
            3,
            open.activation(),
            open.recurrentActivation(),
            true,
            Initializer.ZEROS,
            Initializer.ORTHOGONAL,
            Initializer.ONES,
            false,
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            false,
            null);
    assertThat(initialBias(closed)).containsOnly(1);
  }

  private static float[] initialBias(Layer layer) throws Exception {
    Architecture architecture = Architecture.chain(List.of(layer));
    NetworkSummary summary = NetworkSummary.of(architecture, SHAPE);
    Training training =
        new Training(
            architecture, new Optimizer.Sgd(0.01, 0, false), Loss.MEAN_SQUARED_ERROR, null, 1, 1);
    Assembly assembly = new Assembly(LibraryNetwork.of(training, summary, 1), 1);
    assembly.addAll(architecture, summary);
    return WeightLayout.of(architecture, summary).layers().get(0).get(2).toKeras(assembly.weights);
  }
}
