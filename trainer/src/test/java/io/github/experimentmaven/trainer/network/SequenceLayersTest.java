package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.SequencePadding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.experiment.WeightLayout;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Layers of sequences with weights in Keras' order, by figures worked out by hand. */
class SequenceLayersTest {

  /** Of four steps the features are 1 and 10, 2 and 20, 3 and 30, 4 and 40. */
  private static final INDArray STEPS =
      Nd4j.createFromArray(new float[] {1, 2, 3, 4, 10, 20, 30, 40}).reshape(1, 2, 4, 1);

  private static float[] outputs(Shape input, INDArray data, float[] weights, Layer... layers)
      throws Exception {
    Architecture architecture = Architecture.chain(List.of(layers));
    NetworkSummary summary = NetworkSummary.of(architecture, input);
    Training training =
        new Training(
            architecture, new Optimizer.Sgd(0.01, 0, false), Loss.MEAN_SQUARED_ERROR, null, 1, 1);
    WeightLayout layout = WeightLayout.of(architecture, summary);
    float[] parameters = layout.parameters();
    if (weights.length > 0) {
      layout.layers().get(0).get(0).toTrainer(weights, parameters);
    }
    try (TrainableNetwork network =
        TrainableNetwork.of(training, summary, summary.output().size(), 1)) {
      network.setWeights(parameters);
      return network.predict(data);
    }
  }

  /** One filter that adds the first feature of a step to ten times the second of the next. */
  private static float[] convolved(SequencePadding padding, int strides, int dilation)
      throws Exception {
    return outputs(
        Shape.of(4, 2),
        STEPS,
        new float[] {1, 0, 0, 10},
        new Layer.Conv1D(
            1,
            2,
            strides,
            padding,
            dilation,
            ActivationFunction.LINEAR,
            false,
            Initializer.ZEROS,
            Initializer.ZEROS,
            null,
            null,
            null,
            null,
            null),
        new Layer.Flatten(null));
  }

  @Test
  void aWindowIsMultipliedWithTheKernelOfKeras() throws Exception {
    assertThat(convolved(SequencePadding.VALID, 1, 1)).containsExactly(201, 302, 403);
    assertThat(convolved(SequencePadding.VALID, 2, 1)).containsExactly(201, 403);
  }

  @Test
  void theOddZeroOfSameIsAtTheEndAndThoseOfCausalAreBefore() throws Exception {
    assertThat(convolved(SequencePadding.SAME, 1, 1)).containsExactly(201, 302, 403, 4);
    assertThat(convolved(SequencePadding.CAUSAL, 1, 1)).containsExactly(100, 201, 302, 403);
    assertThat(convolved(SequencePadding.CAUSAL, 2, 1)).containsExactly(100, 302);
    assertThat(convolved(SequencePadding.CAUSAL, 1, 2)).containsExactly(100, 200, 301, 402);
  }

  /** Two samples of two steps: the statistics are those of a feature over all steps of both. */
  @Test
  void aFeatureIsNormalizedOverAllStepsAlsoWhereTheNetworkBranches() throws Exception {
    Layer normalization = new Layer.BatchNormalization(0.5, 0.001, "normal");
    Architecture architecture =
        new Architecture(
            List.of(normalization, new Layer.Add(null), new Layer.Flatten(null)),
            List.of(List.of(), List.of("input", "normal"), List.of()));
    NetworkSummary summary = NetworkSummary.of(architecture, Shape.of(2, 1));
    Training training =
        new Training(
            architecture, new Optimizer.Sgd(0, 0, false), Loss.MEAN_SQUARED_ERROR, null, 1, 2);
    INDArray data = Nd4j.createFromArray(new float[] {1, 3, 5, 7}).reshape(2, 1, 2, 1);
    try (TrainableNetwork network = TrainableNetwork.of(training, summary, 2, 1)) {
      network.train(data, new float[4]);

      // The mean is 4 and the variance 5; both averages go half of the way from 0 and 1.
      double deviation = Math.sqrt(3 + 0.001);
      float[] expected = new float[4];
      for (int i = 0; i < 4; i++) {
        expected[i] = (float) (2 * i + 1 + (2 * i + 1 - 2) / deviation);
      }
      assertThat(network.predict(data)).containsExactly(expected, Offset.offset(1e-5f));
      assertThat(LibraryPasses.output(network.network(), data.dup('c')))
          .containsExactly(expected, Offset.offset(1e-5f));
    }
  }

  @Test
  void eachNumberHasTheVectorThatKerasHasInItsRow() throws Exception {
    assertThat(
            outputs(
                Shape.of(3),
                Nd4j.createFromArray(new float[] {2, 0, 2}).reshape(1, 3),
                new float[] {1, 10, 2, 20, 3, 30},
                new Layer.Embedding(3, 2, Initializer.ZEROS, null, null, null),
                new Layer.GlobalMaxPooling1D(null)))
        .containsExactly(3, 30);
    assertThat(
            outputs(
                Shape.of(3),
                Nd4j.createFromArray(new float[] {2, 0, 2}).reshape(1, 3),
                new float[] {1, 10, 2, 20, 3, 60},
                new Layer.Embedding(3, 2, Initializer.ZEROS, null, null, null),
                new Layer.AveragePooling1D(3, null, Padding.VALID, null),
                new Layer.Flatten(null)))
        .containsExactly(7f / 3, 130f / 3);
  }
}
