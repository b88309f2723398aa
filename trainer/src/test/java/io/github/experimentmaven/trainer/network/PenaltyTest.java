package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static io.github.experimentmaven.trainer.network.NetworkFixture.LABELS;
import static io.github.experimentmaven.trainer.network.NetworkFixture.dense;
import static io.github.experimentmaven.trainer.network.NetworkFixture.images;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Regularizer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Keras' regularizers have no factor of one half. */
class PenaltyTest {

  private static final float[] WEIGHTS = {9, 3, -2, 0, 9};

  // 0.1 * (9 + 4 + 0) = 1.3; 2 * 0.1 * w
  @Test
  void l2IsTheSumOfSquaresAndItsGradientTwiceTheWeight() {
    Penalty penalty = new Penalty(1, 4, new Regularizer(0, 0.1));
    float[] gradient = {1, 1, 1, 1, 1};

    penalty.addGradient(WEIGHTS, gradient);

    assertThat(penalty.value(WEIGHTS)).isCloseTo(1.3, within(1e-12));
    assertThat(gradient).containsExactly(new float[] {1, 1.6f, 0.6f, 1, 1}, Offset.offset(1e-6f));
  }

  // 0.1 * (3 + 2 + 0) = 0.5; 0.1 * sign(w)
  @Test
  void l1IsTheSumOfAbsoluteValuesAndItsGradientTheSign() {
    Penalty penalty = new Penalty(1, 4, new Regularizer(0.1, 0));
    float[] gradient = {1, 1, 1, 1, 1};

    penalty.addGradient(WEIGHTS, gradient);

    assertThat(penalty.value(WEIGHTS)).isCloseTo(0.5, within(1e-12));
    assertThat(gradient).containsExactly(new float[] {1, 1.1f, 0.9f, 1, 1}, Offset.offset(1e-6f));
  }

  @Test
  void aPenaltyIsAddedToTheKernelsGradientAndNotToTheBias() {
    TrainableNetwork plain = network(null);
    TrainableNetwork penalised = network(new Regularizer(0.02, 0.3));
    float[] weights = plain.weights();
    int kernel = weights.length - CLASSES;

    float[] without = plain.gradient(images(), LABELS);
    float[] with = penalised.gradient(images(), LABELS);

    assertThat(penalised.weights()).containsExactly(weights);
    double penalty = 0;
    for (int i = 0; i < kernel; i++) {
      float w = weights[i];
      penalty += 0.02 * Math.abs(w) + 0.3 * w * w;
      assertThat(with[i] - without[i])
          .isCloseTo(2 * 0.3f * w + 0.02f * Math.signum(w), within(1e-6f));
    }
    for (int i = kernel; i < weights.length; i++) {
      assertThat(weights[i]).isNotZero();
      assertThat(with[i]).isEqualTo(without[i]);
    }
    assertThat(plain.penalty()).isZero();
    assertThat(penalised.penalty()).isCloseTo(penalty, within(1e-6));
  }

  private static TrainableNetwork network(Regularizer regularizer) {
    return NetworkFixture.network(
        Loss.CATEGORICAL_CROSSENTROPY,
        new Layer.Flatten(null),
        dense(CLASSES, ActivationFunction.SOFTMAX, true, regularizer));
  }
}
