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
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

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
    "SOFTSIGN, -0.999001, 0.999001",
    "HARD_SIGMOID, 0, 1",
    "HARD_TANH, -1, 1",
    "LOG_SIGMOID, -1000, -0.0",
    "CELU, -1, 1000"
  })
  void everyActivationIsStableForGreatInputs(ActivationFunction activation, float low, float high) {
    float[] z = {-1000, 0, 1000};

    squaredError(activation).activate(z);

    assertThat(z[0]).isEqualTo(low);
    assertThat(z[2]).isEqualTo(high);
  }

  // What is not known by its value has a function of its own before the loss.
  @ParameterizedTest
  @EnumSource(
      value = ActivationFunction.class,
      mode = Mode.EXCLUDE,
      names = {"SILU", "HARD_SILU", "MISH"})
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
    assertThat(loss(new Loss.MeanAbsoluteError()).loss(PREDICTED, ACTUAL, 0))
        .isCloseTo(2.75 / 3, within(1e-7));
  }

  // 1 / outputs / batch, with the sign of p - y
  @Test
  void theGradientOfTheAbsoluteErrorIsTheSign() {
    float[] p = {0.5f, 3, 2, 4, 4, 4};

    loss(new Loss.MeanAbsoluteError()).gradient(p, new float[] {2, 2, 2.25f, 4, 5, 3}, 2);

    assertThat(p)
        .containsExactly(new float[] {-1 / 6f, 1 / 6f, -1 / 6f, 0, -1 / 6f, 1 / 6f}, EXACT);
  }

  // 1.5 - 0.5 = 1; 1^2 / 2 = 0.5; 0.25^2 / 2 = 0.03125: sum / 3
  @Test
  void theHuberLossIsSquareUpToOneAndLinearFromThereOn() {
    assertThat(loss(new Loss.Huber(1)).loss(PREDICTED, ACTUAL, 0))
        .isCloseTo(1.53125 / 3, within(1e-7));
  }

  // p - y within [-1, 1], over the outputs
  @Test
  void theGradientOfTheHuberLossIsTheErrorUpToOne() {
    float[] p = PREDICTED.clone();

    loss(new Loss.Huber(1)).gradient(p, ACTUAL, 1);

    assertThat(p).containsExactly(new float[] {-1 / 3f, 1 / 3f, -0.25f / 3}, EXACT);
  }

  // log(cosh(1.5)) = 0.8554402, log(cosh(1)) = 0.4337808, log(cosh(0.25)) = 0.0309296: sum / 3
  @Test
  void logCoshIsNearlySquareAndThenNearlyLinear() {
    assertThat(loss(new Loss.LogCosh()).loss(PREDICTED, ACTUAL, 0))
        .isCloseTo(1.3201501 / 3, within(1e-6));
    assertThat(loss(new Loss.LogCosh()).loss(new float[] {1e6f, 0, 0}, new float[3], 0))
        .isCloseTo((1e6 - 0.6931472) / 3, within(1e-6));
  }

  // tanh(p - y) over the outputs: tanh(1.5) = 0.9051483, tanh(1) = 0.7615942, tanh(0.25) =
  // 0.2449187
  @Test
  void theGradientOfLogCoshIsTheHyperbolicTangent() {
    float[] p = PREDICTED.clone();

    loss(new Loss.LogCosh()).gradient(p, ACTUAL, 1);

    assertThat(p)
        .containsExactly(new float[] {-0.9051483f / 3, 0.7615942f / 3, -0.2449187f / 3}, EXACT);
  }

  // 100 (1.5 / 2 + 1 / 2 + 0.25 / 2.25) / 3
  @Test
  void thePercentageErrorIsRelativeToWhatIsRight() {
    assertThat(loss(new Loss.MeanAbsolutePercentageError()).loss(PREDICTED, ACTUAL, 0))
        .isCloseTo(45.370370, within(1e-5));
  }

  // 100 sign(p - y) / |y| over the outputs
  @Test
  void theGradientOfThePercentageErrorIsTheSignOverWhatIsRight() {
    float[] p = PREDICTED.clone();

    loss(new Loss.MeanAbsolutePercentageError()).gradient(p, ACTUAL, 1);

    assertThat(p)
        .containsExactly(new float[] {-50 / 3f, 50 / 3f, -44.444444f / 3f}, Offset.offset(1e-5f));
  }

  // ln(3 / 1.5) = 0.6931472, ln(4 / 3) = 0.2876821, ln(3.25 / 3) = 0.0800427: sum of squares / 3
  @Test
  void theLogarithmicErrorIsThatOfLogarithms() {
    assertThat(loss(new Loss.MeanSquaredLogarithmicError()).loss(PREDICTED, ACTUAL, 0))
        .isCloseTo(0.5696208 / 3, within(1e-6));
  }

  // 2 (ln(p + 1) - ln(y + 1)) / (p + 1) over the outputs; nothing where p is below zero
  @Test
  void theGradientOfTheLogarithmicErrorIsNothingBelowZero() {
    float[] p = {0.5f, 3, -2};

    loss(new Loss.MeanSquaredLogarithmicError()).gradient(p, ACTUAL, 1);

    assertThat(p)
        .containsExactly(
            new float[] {-2 * 0.6931472f / 1.5f / 3, 2 * 0.2876821f / 4 / 3, 0}, EXACT);
  }

  // delta 0.5: 0.5 * 1.5 - 0.125 = 0.625; 0.5 * 1 - 0.125 = 0.375; 0.25^2 / 2 = 0.03125: sum / 3
  @Test
  void theHuberLossIsLinearFromDeltaOn() {
    float[] p = PREDICTED.clone();
    OutputLoss half = loss(new Loss.Huber(0.5));

    assertThat(half.loss(p, ACTUAL, 0)).isCloseTo(1.03125 / 3, within(1e-7));
    half.gradient(p, ACTUAL, 1);
    assertThat(p).containsExactly(new float[] {-0.5f / 3, 0.5f / 3, -0.25f / 3}, EXACT);
  }

  // y = {0.1, 0.8, 0.1}: -(0.1 ln 0.125 + 0.8 ln 0.25 + 0.1 ln 0.625)
  // = 0.1 * 2.0794415 + 0.8 * 1.3862944 + 0.1 * 0.4700036
  @Test
  void smoothedLabelsAreSpreadOverAllClasses() {
    float[] p = {0.125f, 0.25f, 0.625f};
    OutputLoss smoothed =
        new OutputLoss(ActivationFunction.SOFTMAX, new Loss.CategoricalCrossentropy(0.3), 3);

    assertThat(smoothed.loss(p, right(0, 1), 0)).isCloseTo(1.3639800, within(1e-6));
    smoothed.gradient(p, right(0, 1), 1);
    assertThat(p).containsExactly(new float[] {0.025f, -0.55f, 0.525f}, EXACT);
  }

  // y = 0.9: -(0.9 ln 0.8 + 0.1 ln 0.2) = 0.9 * 0.2231436 + 0.1 * 1.6094379; p - y = -0.1
  @Test
  void aSmoothedBinaryLabelIsMovedTowardsAHalf() {
    float[] p = {0.8f};
    OutputLoss smoothed =
        new OutputLoss(ActivationFunction.SIGMOID, new Loss.BinaryCrossentropy(0.2), 1);

    assertThat(smoothed.loss(p, new float[] {1}, 0)).isCloseTo(0.3617730, within(1e-6));
    smoothed.gradient(p, new float[] {1}, 1);
    assertThat(p).containsExactly(new float[] {-0.1f}, EXACT);
  }

  // (1 - 0.8)^2 * 0.2231436 = 0.0089257; with balancing times 0.25; of the other class
  // (1 - 0.2)^2 * 1.6094379 = 1.0300403, with balancing times 0.75
  @Test
  void theBinaryFocalLossCountsWhatIsWrongTheMost() {
    float[] p = {0.8f, 0.8f};
    float[] y = {1, 0};
    OutputLoss plain = focal(new Loss.BinaryFocalCrossentropy(false, 0.25, 2, 0));
    OutputLoss balanced = focal(new Loss.BinaryFocalCrossentropy(true, 0.25, 2, 0));

    assertThat(plain.loss(p, y, 0)).isCloseTo(0.0089257, within(1e-6));
    assertThat(plain.loss(p, y, 1)).isCloseTo(1.0300403, within(1e-6));
    assertThat(balanced.loss(p, y, 0)).isCloseTo(0.0089257 * 0.25, within(1e-6));
    assertThat(balanced.loss(p, y, 1)).isCloseTo(1.0300403 * 0.75, within(1e-6));
  }

  // Nothing is wrong: p is clipped in the logarithm, and the power is 0^gamma.
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1, 2})
  void theFocalLossHasAGradientWhereNothingIsWrong(double gamma) {
    float[] p = {1, 0, 0.5f};
    OutputLoss focal = focal(new Loss.BinaryFocalCrossentropy(false, 0.25, gamma, 0));

    focal.gradient(p, new float[] {1, 0, 1}, 3);

    assertThat(p[0]).isZero();
    assertThat(p[1]).isZero();
    assertThat(p[2]).isNegative();
  }

  // 0.25 * (1 - 0.25)^2 * 1.3862944 = 0.1949476
  @Test
  void theCategoricalFocalLossIsOfTheRightClass() {
    float[] p = {0.125f, 0.25f, 0.625f};
    OutputLoss focal =
        new OutputLoss(
            ActivationFunction.SOFTMAX, new Loss.CategoricalFocalCrossentropy(0.25, 2, 0), 3);

    assertThat(focal.loss(p, right(0, 1), 0)).isCloseTo(0.1949476, within(1e-6));
  }

  // 1 ln(1 / 0.25) + 1e-7 (ln(1e-7 / 0.125) + ln(1e-7 / 0.625)) = 1.3862944 - 2.97e-6
  @Test
  void theDivergenceIsThatOfTheLabelClipped() {
    float[] p = {0.125f, 0.25f, 0.625f};
    OutputLoss divergence = new OutputLoss(ActivationFunction.SOFTMAX, new Loss.KlDivergence(), 3);

    assertThat(divergence.loss(p, right(0, 1), 0)).isCloseTo(1.3862914, within(2e-7));
  }

  // 0.5 - 2 ln 0.5 = 1.8862944; 3 - 2 ln 3 = 0.8027754; 2 - 2.25 ln 2 = 0.4404188: sum / 3;
  // slopes 1 - y / p: -3, 1/3, -0.125
  @Test
  void thePoissonLossIsLeastAtTheMean() {
    float[] p = PREDICTED.clone();

    assertThat(loss(new Loss.Poisson()).loss(p, ACTUAL, 0)).isCloseTo(3.1294886 / 3, within(1e-6));
    loss(new Loss.Poisson()).gradient(p, ACTUAL, 1);
    assertThat(p).containsExactly(new float[] {-1, 1 / 9f, -0.125f / 3}, Offset.offset(1e-6f));
  }

  // y = {-1, 1, -1}: 1 + 0.5 = 1.5; 1 - 3 < 0; 1 - 0.25 = 0.75: sum / 3; squared 2.8125 / 3
  @Test
  void hingeLossesAskForOneAndMinusOne() {
    float[] p = {0.5f, 3, -0.25f};
    float[] squared = p.clone();

    assertThat(loss(new Loss.Hinge()).loss(p, right(0, 1), 0)).isCloseTo(0.75, within(1e-9));
    assertThat(loss(new Loss.SquaredHinge()).loss(p, right(0, 1), 0))
        .isCloseTo(0.9375, within(1e-9));
    loss(new Loss.Hinge()).gradient(p, right(0, 1), 1);
    loss(new Loss.SquaredHinge()).gradient(squared, right(0, 1), 1);
    assertThat(p).containsExactly(new float[] {1 / 3f, 0, 1 / 3f}, EXACT);
    assertThat(squared).containsExactly(new float[] {1, 0, 0.5f}, EXACT);
  }

  // 1 + 2 - 0.5 = 2.5; 1 + 0 - 3 < 0, as the right class counts as 0 among the others
  @Test
  void theCategoricalHingeIsTheDistanceToTheGreatestOther() {
    float[] p = {0.5f, 2, 1, -3, -2, 3};
    OutputLoss hinge = loss(new Loss.CategoricalHinge());

    assertThat(hinge.loss(p, OneHot.of(3, 0, 2), 0)).isCloseTo(2.5, within(1e-9));
    assertThat(hinge.loss(p, OneHot.of(3, 0, 2), 1)).isZero();
    hinge.gradient(p, OneHot.of(3, 0, 2), 2);
    assertThat(p).containsExactly(new float[] {-0.5f, 0.5f, 0, 0, 0, 0}, EXACT);
  }

  // norms 3 and 5: -(2 * 3 + 2 * 4) / 15; slopes (cosine * p / 5 - y / 3) / 5
  @Test
  void theCosineIsThatOfTheAngle() {
    float[] p = {3, 4, 0};
    float[] y = {2, 2, 1};
    OutputLoss cosine = loss(new Loss.CosineSimilarity());

    assertThat(cosine.loss(p, y, 0)).isCloseTo(-14.0 / 15, within(1e-9));
    cosine.gradient(p, y, 1);
    assertThat(p)
        .containsExactly(
            new float[] {
              (float) ((14.0 / 15 * 0.6 - 2 / 3.0) / 5),
              (float) ((14.0 / 15 * 0.8 - 2 / 3.0) / 5),
              (float) (-1 / 3.0 / 5)
            },
            EXACT);
  }

  @Test
  void theCosineOfNothingIsZero() {
    float[] p = new float[3];
    OutputLoss cosine = loss(new Loss.CosineSimilarity());

    assertThat(cosine.loss(p, ACTUAL, 0)).isZero();
    cosine.gradient(p, ACTUAL, 1);
    assertThat(p[0]).isFinite().isNegative();
  }

  @Test
  void theGradientOfASampleIsMultipliedByItsWeight() {
    float[] gradient = {1, -2, 3, 4, 5, -6};

    loss(Loss.MEAN_SQUARED_ERROR).weigh(gradient, new float[] {7, 0.5f, 2}, 1);

    assertThat(gradient).containsExactly(0.5f, -1, 1.5f, 8, 10, -12);
  }

  private static OutputLoss focal(Loss loss) {
    return new OutputLoss(ActivationFunction.SIGMOID, loss, 1);
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
