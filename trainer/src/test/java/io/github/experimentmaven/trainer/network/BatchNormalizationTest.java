package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Training;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Two images of two pixels, numbers a person can follow, a learning rate of zero so that only the
 * moving averages change, and a last layer that passes its input on.
 */
class BatchNormalizationTest {

  private static final Offset<Float> EXACT = Offset.offset(1e-5f);
  private static final double MOMENTUM = 0.9;
  private static final double EPSILON = 0.001;
  private static final float[] LABELS = OneHot.of(2, 0, 1);

  private static final Layer NORMALIZATION = new Layer.BatchNormalization(MOMENTUM, EPSILON, null);
  private static final Layer FLATTEN = new Layer.Flatten(null);

  // One channel: 1, 3, 5, 7. Mean 4, variance (9 + 1 + 1 + 9) / 4 = 5.
  @Test
  void anImagesStatisticsAreTakenOverBatchAndPixels() throws Exception {
    TrainableNetwork network = network(NORMALIZATION, FLATTEN);
    INDArray images = images(1, 3, 5, 7);

    // gamma, beta, moving mean, moving variance
    assertThat(head(network, 4)).containsExactly(1, 0, 0, 1);
    float[] outputs = network.train(images, LABELS);

    // (x - 4) / sqrt(5 + 0.001)
    assertThat(outputs)
        .containsExactly(new float[] {-1.3415067f, -0.4471689f, 0.4471689f, 1.3415067f}, EXACT);
    // 0.9 * 0 + 0.1 * 4 and 0.9 * 1 + 0.1 * 5
    assertThat(head(network, 4)).containsExactly(new float[] {1, 0, 0.4f, 1.4f}, EXACT);
  }

  @Test
  void withoutScaleAndCenterTheyAreOneAndZeroWhateverIsLearned() throws Exception {
    for (boolean scale : new boolean[] {true, false}) {
      for (boolean center : new boolean[] {true, false}) {
        Layer layer = new Layer.BatchNormalization(MOMENTUM, EPSILON, center, scale, null);
        Training training =
            NetworkFixture.training(
                Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(0.1, 0, false), layer, FLATTEN);
        TrainableNetwork network =
            TrainableNetwork.of(
                training, NetworkSummary.of(training.architecture(), Shape.of(1, 2, 1)), 2, 1);

        network.train(images(1, 3, 5, 7), LABELS);

        assertThat(network.parameters()).isEqualTo(2 + (scale ? 1 : 0) + (center ? 1 : 0));
        if (scale || center) {
          float[] weights = head(network, 2);
          assertThat(weights[0] == 1).isEqualTo(!scale);
          assertThat(weights[1] == 0).isEqualTo(!center);
        }
      }
    }
  }

  // Feature 0: 1, 5. Mean 3, variance 4. Feature 1: 3, 9. Mean 6, variance 9.
  @Test
  void aVectorsStatisticsAreTakenOverTheBatch() throws Exception {
    TrainableNetwork network = network(FLATTEN, NORMALIZATION);
    INDArray images = images(1, 3, 5, 9);

    float[] outputs = network.train(images, LABELS);

    // -2 / sqrt(4.001), -3 / sqrt(9.001)
    assertThat(outputs)
        .containsExactly(new float[] {-0.999875f, -0.9999444f, 0.999875f, 0.9999444f}, EXACT);
    // 0.1 * (3, 6) and 0.9 + 0.1 * (4, 9)
    assertThat(head(network, 8))
        .containsExactly(new float[] {1, 1, 0, 0, 0.3f, 0.6f, 1.3f, 1.8f}, EXACT);
  }

  @Test
  void theMovingAveragesMoveAgainWithTheSecondStep() throws Exception {
    TrainableNetwork network = network(NORMALIZATION, FLATTEN);

    network.train(images(1, 3, 5, 7), LABELS);
    // mean 2, variance 1
    network.train(images(1, 1, 3, 3), LABELS);

    // 0.9 * 0.4 + 0.1 * 2 and 0.9 * 1.4 + 0.1 * 1
    assertThat(head(network, 4)).containsExactly(new float[] {1, 0, 0.56f, 1.36f}, EXACT);
  }

  @Test
  void inferenceUsesTheMovingAveragesAndLeavesThemAlone() throws Exception {
    TrainableNetwork network = network(NORMALIZATION, FLATTEN);
    network.train(images(1, 3, 5, 7), LABELS);
    float[] before = network.weights();

    float[] outputs = network.predict(images(1, 3, 5, 7));

    // (x - 0.4) / sqrt(1.4 + 0.001), whatever the statistics of this batch
    assertThat(outputs)
        .containsExactly(new float[] {0.5069116f, 2.1966167f, 3.8863219f, 5.5760270f}, EXACT);
    assertThat(network.weights()).containsExactly(before);
  }

  // As the last batch of an epoch may be. Mean 1, 3, variance 0.
  @Test
  void aBatchMayBeASingleVector() throws Exception {
    TrainableNetwork network = network(FLATTEN, NORMALIZATION);

    INDArray image = Nd4j.create(new float[] {1, 3}, new long[] {1, 1, 1, 2}, 'c');
    float[] outputs = network.train(image, LABELS);

    assertThat(outputs).containsExactly(new float[] {0, 0}, EXACT);
    assertThat(head(network, 8))
        .containsExactly(new float[] {1, 1, 0, 0, 0.1f, 0.3f, 0.9f, 0.9f}, EXACT);
    // (x - mean) / sqrt(0.9 + 0.001)
    assertThat(network.predict(image)).containsExactly(new float[] {0.9481567f, 2.8444702f}, EXACT);
  }

  /** The layers under test, then a dense layer without bias that multiplies by one. */
  private static TrainableNetwork network(Layer first, Layer second) throws Exception {
    Layer end = NetworkFixture.dense(2, ActivationFunction.LINEAR, false, null);
    Training training =
        NetworkFixture.training(
            Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(0, 0, false), first, second, end);
    TrainableNetwork network =
        TrainableNetwork.of(
            training, NetworkSummary.of(training.architecture(), Shape.of(1, 2, 1)), 2, 1);
    float[] weights = network.weights();
    System.arraycopy(new float[] {1, 0, 0, 1}, 0, weights, weights.length - 4, 4);
    network.setWeights(weights);
    return network;
  }

  private static INDArray images(float... pixels) {
    return Nd4j.create(pixels, new long[] {2, 1, 1, 2}, 'c');
  }

  private static float[] head(TrainableNetwork network, int count) {
    return java.util.Arrays.copyOf(network.weights(), count);
  }
}
