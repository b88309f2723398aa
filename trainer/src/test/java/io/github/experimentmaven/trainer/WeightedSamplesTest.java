package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.dataset.SampleBytes;
import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.ClassWeight;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedSamplesTest {

  private static final List<String> NAMES = List.of("no", "yes");

  /** One image of 1 x 2 a sample. */
  private static final byte[] PIXELS = {10, 100, 90, 20, 30, 70, 10, 100};

  private static final byte[] LABELS = {0, 1, 1, 0};

  @Test
  void eachSampleOfABatchHasTheWeightOfItsClass() {
    Samples samples = samples(PIXELS, LABELS, new ClassWeight.Given(Map.of("yes", 3.0, "0", 0.5)));
    Samples.Batch batch = samples.batch();

    batch.fill(new int[] {2, 0, 3, 1}, 0, 3);
    assertThat(batch.weights()).containsExactly(3, 0.5f, 0.5f);
    batch.fill(new int[] {2, 0, 3, 1}, 3, 4);
    assertThat(batch.weights()).containsExactly(3);
  }

  @Test
  void balancedClassesAreCounted() {
    Samples samples = samples(new byte[6], new byte[] {0, 1, 0}, new ClassWeight.Balanced());
    Samples.Batch batch = samples.batch();

    batch.fill(samples.order(), 0, 3);

    assertThat(batch.weights()).containsExactly(0.75f, 1.5f, 0.75f);
  }

  @Test
  void aFileMayGiveEachSampleAWeight() {
    ByteBuffer bytes = ByteBuffer.allocate(12).putFloat(0.5f).putFloat(2).putFloat(1e3f);
    GivenWeights weights = new GivenWeights(SampleBytes.of(bytes.array(), 4));

    assertThat(weights.of(2)).isEqualTo(1000);
    assertThat(weights.of(0)).isEqualTo(0.5f);
    assertThat(weights.of(1)).isEqualTo(2);
  }

  @Test
  void samplesThatCountAlikeHaveNoWeights() {
    Samples samples = LabelledImages.of(Shape.of(1, 2, 1), PIXELS, LABELS, 2);
    Samples.Batch batch = samples.batch();

    batch.fill(samples.order(), 0, 4);

    assertThat(batch.weights()).isNull();
  }

  /**
   * Keras divides by the number of samples, whatever they weigh: so do the halves of the double.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aWeightOfTwoIsASampleGivenTwice(int label) throws Exception {
    Samples weighted =
        samples(PIXELS, LABELS, new ClassWeight.Given(Map.of(String.valueOf(label), 2.0)));
    byte[] morePixels = Arrays.copyOf(PIXELS, 12);
    byte[] moreLabels = Arrays.copyOf(LABELS, 6);
    int next = LABELS.length;
    for (int i = 0; i < LABELS.length; i++) {
      if (LABELS[i] == label) {
        System.arraycopy(PIXELS, 2 * i, morePixels, 2 * next, 2);
        moreLabels[next++] = LABELS[i];
      }
    }
    Samples twice = LabelledImages.of(Shape.of(1, 2, 1), morePixels, moreLabels, 2);

    float[] gradient = gradient(weighted);
    float[] expected = gradient(twice);
    for (int i = 0; i < expected.length; i++) {
      expected[i] *= 6 / 4f;
    }

    assertThat(gradient).containsExactly(expected, Offset.offset(1e-7f));
  }

  @Test
  void onlyTheLossOfTrainingIsWeighted() throws Exception {
    Samples samples = samples(PIXELS, LABELS, new ClassWeight.Given(Map.of("yes", 3.0)));
    TaskEvaluation task = new ClassificationEvaluation(NAMES);
    TrainableNetwork network = network();
    Samples.Batch batch = samples.batch();
    batch.fill(samples.order(), 0, 4);
    float[] outputs = network.predict(batch.features());
    TrainingMetrics metrics = new TrainingMetrics(network, task);
    metrics.onEpochStart(1);
    metrics.onBatch(
        new TrainedBatch(1, 1, 4, batch.targets(), outputs, batch.weights(), network.penalty()));
    double[] losses = new double[4];
    for (int row = 0; row < 4; row++) {
      losses[row] = network.loss(outputs, batch.targets(), row);
    }

    assertThat(metrics.mean().loss())
        .isCloseTo((losses[0] + 3 * losses[1] + 3 * losses[2] + losses[3]) / 4, within(1e-12));
    Evaluation evaluation = Evaluation.of(network, samples, samples.batch(), task);
    assertThat(evaluation.loss()).isCloseTo(Arrays.stream(losses).sum() / 4, within(1e-12));
    assertThat(metrics.mean().metrics().value("accuracy"))
        .isEqualTo(evaluation.metrics().value("accuracy"));
  }

  private static float[] gradient(Samples samples) throws Exception {
    Samples.Batch batch = samples.batch();
    batch.fill(samples.order(), 0, samples.count());
    return network().gradient(batch.features(), batch.targets(), batch.weights());
  }

  private static TrainableNetwork network() throws Exception {
    Training training =
        TrainingFixture.training(
            new Optimizer.Sgd(0.1, 0, false), 1, 4, TrainingFixture.FLATTEN, softmax());
    return TrainableNetwork.of(
        training, NetworkSummary.of(training.architecture(), Shape.of(1, 2, 1)), 2, 1);
  }

  private static Layer softmax() {
    return Networks.dense(2, ActivationFunction.SOFTMAX);
  }

  private static Samples samples(byte[] pixels, byte[] labels, ClassWeight weight) {
    ClassLabels targets = new ClassLabels(SampleBytes.of(labels, 1), 2);
    return new Samples(
        new Images(Shape.of(1, 2, 1), SampleBytes.of(pixels, 2)),
        targets,
        new ClassWeights(weight, NAMES, targets::label, labels.length));
  }
}
