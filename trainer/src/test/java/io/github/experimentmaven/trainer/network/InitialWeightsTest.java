package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static io.github.experimentmaven.trainer.network.NetworkFixture.conv;
import static io.github.experimentmaven.trainer.network.NetworkFixture.dense;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Size;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Every layer draws its weights from a stream of its own. */
class InitialWeightsTest {

  private static final Layer FLATTEN = new Layer.Flatten(null);
  private static final Layer HIDDEN = dense(8, ActivationFunction.RELU);
  private static final Layer END = dense(CLASSES, ActivationFunction.SOFTMAX);

  @Test
  void theSameSeedGivesTheSameWeightsAndAnotherSeedOthers() {
    assertThat(weights(1, FLATTEN, HIDDEN, END)).containsExactly(weights(1, FLATTEN, HIDDEN, END));
    assertThat(weights(1, FLATTEN, HIDDEN, END)).isNotEqualTo(weights(2, FLATTEN, HIDDEN, END));
  }

  @Test
  void twoLayersOfTheSameShapeStartDifferently() {
    float[] weights = weights(1, FLATTEN, HIDDEN, HIDDEN, HIDDEN, END);
    int inputs = NetworkFixture.INPUT.size();
    int second = inputs * 8 + 8;
    int third = second + 8 * 8 + 8;

    assertThat(Arrays.copyOfRange(weights, second, third))
        .isNotEqualTo(Arrays.copyOfRange(weights, third, third + 8 * 8 + 8));
  }

  @Test
  void layersWithoutWeightsChangeNoOtherLayersWeights() {
    Layer conv = conv(4, Size.square(3), Size.square(1), Padding.VALID, ActivationFunction.LINEAR);
    float[] plain = weights(1, conv, FLATTEN, HIDDEN, END);

    assertThat(
            weights(
                1,
                new Layer.Dropout(0.1, null),
                conv,
                new Layer.Activation(ActivationFunction.RELU, null),
                new Layer.Dropout(0.25, null),
                FLATTEN,
                HIDDEN,
                new Layer.Dropout(0.5, null),
                END))
        .containsExactly(plain);
  }

  @Test
  void anotherWidthOfALayerLeavesTheKernelOfTheNextButOneAsItWas() {
    float[] narrow = weights(1, FLATTEN, dense(4, ActivationFunction.RELU), HIDDEN, END);
    float[] wide = weights(1, FLATTEN, dense(16, ActivationFunction.RELU), HIDDEN, END);
    int last = 8 * CLASSES + CLASSES;

    assertThat(Arrays.copyOfRange(wide, wide.length - last, wide.length))
        .containsExactly(Arrays.copyOfRange(narrow, narrow.length - last, narrow.length));
  }

  @Test
  void deeplearning4jsNetworkHoldsTheSameWeights() {
    TrainableNetwork network =
        NetworkFixture.network(Loss.CATEGORICAL_CROSSENTROPY, FLATTEN, HIDDEN, END);

    assertThat(network.network().params().dup().data().asFloat())
        .containsExactly(network.weights());
  }

  private static float[] weights(long seed, Layer... architecture) {
    return NetworkFixture.network(
            NetworkFixture.training(
                Loss.CATEGORICAL_CROSSENTROPY, new Optimizer.Sgd(0.01, 0, false), architecture),
            seed)
        .weights();
  }
}
