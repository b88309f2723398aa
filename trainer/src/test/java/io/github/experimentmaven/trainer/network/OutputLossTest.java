package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Loss;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutputLossTest {

  private static final float[] PREDICTED = {0.5f, 3, 2};
  private static final float[] ACTUAL = {2, 2, 2.25f};
  private static final Offset<Float> EXACT = Offset.offset(1e-7f);

  // e^0 : e^ln2 : e^ln5 = 1 : 2 : 5
  @Test
  void softmaxGivesProbabilitiesRowByRow() {
    float[] z = {0, (float) Math.log(2), (float) Math.log(5), 3, 3, 3};

    crossEntropy().activate(z);

    assertThat(z)
        .containsExactly(new float[] {0.125f, 0.25f, 0.625f, 1 / 3f, 1 / 3f, 1 / 3f}, EXACT);
  }

  // -ln(1/4) = 1.3862944, -ln(1/2) = 0.6931472
  @Test
  void crossEntropyIsTheNegativeLogarithmOfTheRightProbability() {
    float[] p = {0.125f, 0.25f, 0.625f, 0.5f, 0.25f, 0.25f};

    assertThat(crossEntropy().loss(p, right(0, 1), 0)).isCloseTo(1.3862944, within(1e-7));
    assertThat(crossEntropy().loss(p, right(1, 0), 1)).isCloseTo(0.6931472, within(1e-7));
  }

  // (p - y) / batch
  @Test
  void theGradientOfCrossEntropyIsTheErrorOverTheBatch() {
    float[] p = {0.125f, 0.25f, 0.625f, 0.5f, 0.25f, 0.25f};

    crossEntropy().gradient(p, OneHot.of(3, 1, 0), 2);

    assertThat(p).containsExactly(0.0625f, -0.375f, 0.3125f, -0.25f, 0.125f, 0.125f);
  }

  // Keras clips probabilities to [1e-7, 1 - 1e-7] in single precision: -ln(1e-7) = 16.118096, and
  // 1 - 1e-7 rounds to 1 - 2^-23, so -ln of it is 1.1920930e-7.
  @Test
  void probabilitiesAreClippedInTheLogarithm() {
    float[] p = {1, 0, 0};

    assertThat(crossEntropy().loss(p, right(0, 1), 0)).isCloseTo(16.118096, within(1e-5));
    assertThat(crossEntropy().loss(p, right(0, 0), 0)).isCloseTo(1.1920930e-7, within(1e-13));
  }

  @Test
  void greatLogitsNeitherOverflowNorBecomeNaN() {
    float[] z = {1000, 0, -1000, 1000, 1000, 1000, -1000, -1000, 999};

    crossEntropy().activate(z);

    assertThat(z).containsExactly(new float[] {1, 0, 0, 1 / 3f, 1 / 3f, 1 / 3f, 0, 0, 1}, EXACT);
    assertThat(crossEntropy().loss(z, right(0, 2), 0)).isCloseTo(16.118096, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, -1000, 1000",
    "RELU, 0, 1000",
    "SIGMOID, 0, 1",
    "TANH, -1, 1",
    "ELU, -1, 1000",
    "SOFTPLUS, 0, 1000",
    "LEAKY_RELU, -200, 1000",
    "RELU6, 0, 6",
    "SELU, -1.7580993, 1050.701",
    "SOFTSIGN, -0.999001, 0.999001"
  })
  void everyActivationIsStableForGreatInputs(ActivationFunction activation, float low, float high) {
    float[] z = {-1000, 0, 1000};

    squaredError(activation).activate(z);

    assertThat(z[0]).isEqualTo(low);
    assertThat(z[2]).isEqualTo(high);
  }

  @ParameterizedTest
  @EnumSource(ActivationFunction.class)
  void noGradientIsNaNForGreatInputs(ActivationFunction activation) {
    float[] z = {-1000, 0, 1000};
    OutputLoss loss = squaredError(activation);

    loss.activate(z);
    loss.gradient(z, OneHot.of(3, 0), 1);

    for (float gradient : z) {
      assertThat(gradient).isFinite();
    }
  }

  // at 1: 1 / (1 + 1/e), tanh 1, ln(1 + e); at -1: e^-1 - 1
  @Test
  void activationsHaveTheirTextbookValues() {
    assertThat(activated(ActivationFunction.SIGMOID, 1)).isCloseTo(0.7310586f, EXACT);
    assertThat(activated(ActivationFunction.TANH, 1)).isCloseTo(0.7615942f, EXACT);
    assertThat(activated(ActivationFunction.SOFTPLUS, 1)).isCloseTo(1.3132617f, EXACT);
    assertThat(activated(ActivationFunction.ELU, -1)).isCloseTo(-0.6321206f, EXACT);
    assertThat(activated(ActivationFunction.RELU, -1)).isZero();
    assertThat(activated(ActivationFunction.LINEAR, -1)).isEqualTo(-1);
  }

  // (0.2^2 + 0.3^2 + (0.5 - 1)^2) / 3 = 0.38 / 3
  @Test
  void theSquaredErrorIsTheMeanOverTheClasses() {
    float[] p = {9, 9, 9, 0.2f, 0.3f, 0.5f};

    assertThat(squaredError(ActivationFunction.LINEAR).loss(p, right(1, 2), 1))
        .isCloseTo(0.38 / 3, within(1e-7));
  }

  // 2 (p - y) / classes / batch = (p - y) / 3 for a batch of two
  @Test
  void theGradientOfTheSquaredErrorIsTwiceTheErrorOverClassesAndBatch() {
    float[] p = {0.3f, 0.6f, 0.9f, 1, 0, 0};

    squaredError(ActivationFunction.LINEAR).gradient(p, OneHot.of(3, 2, 0), 2);

    assertThat(p).containsExactly(new float[] {0.1f, 0.2f, -0.1f / 3, 0, 0, 0}, EXACT);
  }

  // -ln(0.8) = 0.2231436, -ln(1 - 0.25) = 0.2876821
  @Test
  void binaryCrossEntropyIsTheNegativeLogarithmOfWhatIsRight() {
    float[] p = {0.8f, 0.25f};

    assertThat(binaryCrossEntropy().loss(p, new float[] {1, 0}, 0))
        .isCloseTo(0.2231436, within(1e-6));
    assertThat(binaryCrossEntropy().loss(p, new float[] {1, 0}, 1))
        .isCloseTo(0.2876821, within(1e-6));
  }

  // (p - y) / batch, through the sigmoid
  @Test
  void theGradientOfBinaryCrossEntropyIsTheErrorOverTheBatch() {
    float[] p = {0.75f, 0.25f};

    binaryCrossEntropy().gradient(p, new float[] {1, 0}, 2);

    assertThat(p).containsExactly(-0.125f, 0.125f);
  }

  // -ln(1e-7) = 16.118096; 1 - 1e-7 rounds to 1 - 2^-23, so -ln(2^-23) = 15.942385
  @Test
  void theProbabilityIsClippedInTheBinaryLogarithm() {
    float[] p = {0, 1};

    assertThat(binaryCrossEntropy().loss(p, new float[] {1, 0}, 0))
        .isCloseTo(16.118096, within(1e-5));
    assertThat(binaryCrossEntropy().loss(p, new float[] {1, 0}, 1))
        .isCloseTo(15.942385, within(1e-5));
  }

  @Test
  void theGradientOfBinaryCrossEntropyIsNotClipped() {
    float[] z = {-1000, 1000};

    binaryCrossEntropy().activate(z);
    binaryCrossEntropy().gradient(z, new float[] {1, 0}, 2);

    assertThat(z).containsExactly(-0.5f, 0.5f);
  }

  // |0.5 - 2| = 1.5, |3 - 2| = 1, |2 - 2.25| = 0.25: sum / 3
  @Test
  void theAbsoluteErrorIsTheMeanOverTheOutputs() {
    assertThat(loss(Loss.MEAN_ABSOLUTE_ERROR).loss(PREDICTED, ACTUAL, 0))
        .isCloseTo(2.75 / 3, within(1e-7));
  }

  // 1 / outputs / batch, with the sign of p - y
  @Test
  void theGradientOfTheAbsoluteErrorIsTheSign() {
    float[] p = {0.5f, 3, 2, 4, 4, 4};

    loss(Loss.MEAN_ABSOLUTE_ERROR).gradient(p, new float[] {2, 2, 2.25f, 4, 5, 3}, 2);

    assertThat(p)
        .containsExactly(new float[] {-1 / 6f, 1 / 6f, -1 / 6f, 0, -1 / 6f, 1 / 6f}, EXACT);
  }

  // 1.5 - 0.5 = 1; 1^2 / 2 = 0.5; 0.25^2 / 2 = 0.03125: sum / 3
  @Test
  void theHuberLossIsSquareUpToOneAndLinearFromThereOn() {
    assertThat(loss(Loss.HUBER).loss(PREDICTED, ACTUAL, 0)).isCloseTo(1.53125 / 3, within(1e-7));
  }

  // p - y within [-1, 1], over the outputs
  @Test
  void theGradientOfTheHuberLossIsTheErrorUpToOne() {
    float[] p = PREDICTED.clone();

    loss(Loss.HUBER).gradient(p, ACTUAL, 1);

    assertThat(p).containsExactly(new float[] {-1 / 3f, 1 / 3f, -0.25f / 3}, EXACT);
  }

  // log(cosh(1.5)) = 0.8554402, log(cosh(1)) = 0.4337808, log(cosh(0.25)) = 0.0309296: sum / 3
  @Test
  void logCoshIsNearlySquareAndThenNearlyLinear() {
    assertThat(loss(Loss.LOG_COSH).loss(PREDICTED, ACTUAL, 0))
        .isCloseTo(1.3201501 / 3, within(1e-6));
    assertThat(loss(Loss.LOG_COSH).loss(new float[] {1e6f, 0, 0}, new float[3], 0))
        .isCloseTo((1e6 - 0.6931472) / 3, within(1e-6));
  }

  // tanh(p - y) over the outputs: tanh(1.5) = 0.9051483, tanh(1) = 0.7615942, tanh(0.25) =
  // 0.2449187
  @Test
  void theGradientOfLogCoshIsTheHyperbolicTangent() {
    float[] p = PREDICTED.clone();

    loss(Loss.LOG_COSH).gradient(p, ACTUAL, 1);

    assertThat(p)
        .containsExactly(new float[] {-0.9051483f / 3, 0.7615942f / 3, -0.2449187f / 3}, EXACT);
  }

  // 100 (1.5 / 2 + 1 / 2 + 0.25 / 2.25) / 3
  @Test
  void thePercentageErrorIsRelativeToWhatIsRight() {
    assertThat(loss(Loss.MEAN_ABSOLUTE_PERCENTAGE_ERROR).loss(PREDICTED, ACTUAL, 0))
        .isCloseTo(45.370370, within(1e-5));
  }

  // 100 sign(p - y) / |y| over the outputs
  @Test
  void theGradientOfThePercentageErrorIsTheSignOverWhatIsRight() {
    float[] p = PREDICTED.clone();

    loss(Loss.MEAN_ABSOLUTE_PERCENTAGE_ERROR).gradient(p, ACTUAL, 1);

    assertThat(p)
        .containsExactly(new float[] {-50 / 3f, 50 / 3f, -44.444444f / 3f}, Offset.offset(1e-5f));
  }

  // ln(3 / 1.5) = 0.6931472, ln(4 / 3) = 0.2876821, ln(3.25 / 3) = 0.0800427: sum of squares / 3
  @Test
  void theLogarithmicErrorIsThatOfLogarithms() {
    assertThat(loss(Loss.MEAN_SQUARED_LOGARITHMIC_ERROR).loss(PREDICTED, ACTUAL, 0))
        .isCloseTo(0.5696208 / 3, within(1e-6));
  }

  // 2 (ln(p + 1) - ln(y + 1)) / (p + 1) over the outputs; nothing where p is below zero
  @Test
  void theGradientOfTheLogarithmicErrorIsNothingBelowZero() {
    float[] p = {0.5f, 3, -2};

    loss(Loss.MEAN_SQUARED_LOGARITHMIC_ERROR).gradient(p, ACTUAL, 1);

    assertThat(p)
        .containsExactly(
            new float[] {-2 * 0.6931472f / 1.5f / 3, 2 * 0.2876821f / 4 / 3, 0}, EXACT);
  }

  private static OutputLoss loss(Loss loss) {
    return new OutputLoss(ActivationFunction.LINEAR, loss, 3);
  }

  private static OutputLoss binaryCrossEntropy() {
    return new OutputLoss(ActivationFunction.SIGMOID, Loss.BINARY_CROSSENTROPY, 1);
  }

  private static float activated(ActivationFunction activation, float x) {
    float[] z = {x, 0, 0};
    squaredError(activation).activate(z);
    return z[0];
  }

  private static OutputLoss crossEntropy() {
    return new OutputLoss(ActivationFunction.SOFTMAX, Loss.CATEGORICAL_CROSSENTROPY, 3);
  }

  private static OutputLoss squaredError(ActivationFunction activation) {
    return new OutputLoss(activation, Loss.MEAN_SQUARED_ERROR, 3);
  }

  /** The right outputs of a batch of which one row matters. */
  private static float[] right(int row, int label) {
    int[] labels = new int[row + 1];
    labels[row] = label;
    return OneHot.of(3, labels);
  }
}
