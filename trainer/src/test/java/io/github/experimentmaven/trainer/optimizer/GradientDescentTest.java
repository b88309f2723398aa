package io.github.experimentmaven.trainer.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.Clipping;
import io.github.experimentmaven.experiment.LearningRate;
import io.github.experimentmaven.experiment.MovingAverages;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.RememberedNumbers;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every optimizer over three steps with the gradients 2, -1 and 0.5, starting at a weight of zero,
 * against numbers computed by hand from the formula above each test.
 */
class GradientDescentTest {

  private static final float[] GRADIENTS = {2, -1, 0.5f};
  private static final LearningRate RATE = new LearningRate.Constant(0.001);

  // v = rho v + (1 - rho) g^2; w -= lr g / (sqrt(v) + epsilon)
  // v: 0.4, 0.46, 0.439
  // steps: 0.001 * 2 / sqrt(0.4), -0.001 / sqrt(0.46), 0.0005 / sqrt(0.439)
  //      = 0.0031622772, -0.0014744193, 0.0007546363
  @Test
  void rmspropDividesByTheRootOfTheMeanSquare() {
    assertWeights(
        new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false),
        -0.0031622772,
        -0.0016878578,
        -0.0024424941);
  }

  // v = rho v + (1 - rho) g^2; m = momentum m + lr g / sqrt(v + epsilon); w -= m
  // the plain steps as above; m: 0.0031622772,
  //   0.5 * 0.0031622772 - 0.0014744193 = 0.0001067192,
  //   0.5 * 0.0001067192 + 0.0007546363 = 0.0008079959
  @Test
  void rmspropWithMomentumKeepsHalfOfTheLastStep() {
    assertWeights(
        new Optimizer.RmsProp(0.001, 0.9, 0.5, 1e-7, false, false),
        -0.0031622772,
        -0.0032689964,
        -0.0040769923);
  }

  // v as above; a = rho a + (1 - rho) g; w -= lr g / (sqrt(v - a^2) + epsilon)
  // a: 0.2, 0.08, 0.122; v - a^2: 0.36, 0.4536, 0.424116
  // steps: 0.002 / 0.6, -0.001 / sqrt(0.4536), 0.0005 / sqrt(0.424116)
  //      = 0.0033333328, -0.0014847845, 0.0007677638
  @Test
  void centeredRmspropDividesByTheRootOfTheVariance() {
    assertWeights(
        new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, true, false),
        -0.0033333328,
        -0.0018485483,
        -0.0026163121);
  }

  // m = momentum m + lr g / sqrt(v - a^2 + epsilon); w -= m
  // the centred steps as above; m: 0.0033333328,
  //   0.5 * 0.0033333328 - 0.0014847845 = 0.0001818819,
  //   0.5 * 0.0001818819 + 0.0007677638 = 0.0008587047
  @Test
  void centeredRmspropWithMomentumDoesBoth() {
    assertWeights(
        new Optimizer.RmsProp(0.001, 0.9, 0.5, 1e-7, true, false),
        -0.0033333328,
        -0.0035152147,
        -0.0043739194);
  }

  // v starts at zero, so the first step is lr g / (sqrt((1 - rho) g^2) + epsilon)
  // = 0.001 * 2 / (sqrt(0.4) + 1e-7), whatever the size of g; a state that started at
  // 1 would give 0.001 * 2 / sqrt(1.3).
  @Test
  void theStateOfRmspropStartsAtZero() {
    GradientDescent rule =
        new GradientDescent(new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false), 2);
    float[] weights = new float[2];

    rule.step(weights, new float[] {2, 2000}, all(weights));

    double expected = -0.001 * 2 / (Math.sqrt(0.4) + 1e-7);
    assertThat((double) weights[0]).isCloseTo(expected, within(1e-9));
    assertThat((double) weights[1]).isCloseTo(expected, within(1e-9));
  }

  // epsilon is added to the root, not under it: 0.001 * 2 / (sqrt(0.4) + 0.1); under the root it
  // would be 0.001 * 2 / sqrt(0.5) = 0.0028284271
  @Test
  void theEpsilonOfRmspropIsOutsideTheRoot() {
    GradientDescent rule =
        new GradientDescent(new Optimizer.RmsProp(0.001, 0.9, 0, 0.1, false, false), 1);
    float[] weights = new float[1];

    rule.step(weights, new float[] {2}, all(weights));

    assertThat((double) weights[0]).isCloseTo(-0.0027305409, within(1e-9));
  }

  // TensorFlow's ApplyRMSProp, which Keras calls with momentum, adds epsilon under the root:
  // 0.001 * 2 / sqrt(0.4 + 0.1)
  @Test
  void theEpsilonOfRmspropWithMomentumIsUnderTheRoot() {
    GradientDescent rule =
        new GradientDescent(new Optimizer.RmsProp(0.001, 0.9, 0.5, 0.1, false, false), 1);
    float[] weights = new float[1];

    rule.step(weights, new float[] {2}, all(weights));

    assertThat((double) weights[0]).isCloseTo(-0.0028284271, within(1e-9));
  }

  // Keras 2.11 and later, without momentum: 0.001 * 2 / sqrt(0.4 + 0.1)
  @Test
  void theEpsilonOfRmspropIsInsideTheRootIfThatIsAskedFor() {
    GradientDescent rule =
        new GradientDescent(new Optimizer.RmsProp(0.001, 0.9, 0, 0.1, false, true), 1);
    float[] weights = new float[1];

    rule.step(weights, new float[] {2}, all(weights));

    assertThat((double) weights[0]).isCloseTo(-0.0028284271, within(1e-9));
  }

  // v: 0.4, 0.46, 0.439; v + epsilon: 0.5, 0.56, 0.539
  // steps: 0.002 / sqrt(0.5), -0.001 / sqrt(0.56), 0.0005 / sqrt(0.539)
  //      = 0.0028284271, -0.0013363062, 0.0006810447
  @Test
  void rmspropOfLaterKerasDividesByTheRootOfTheSum() {
    assertWeights(
        new Optimizer.RmsProp(0.001, 0.9, 0, 0.1, false, true),
        -0.0028284271,
        -0.0014921209,
        -0.0021731656);
  }

  // v - a^2: 0.36, 0.4536, 0.424116; with epsilon: 0.46, 0.5536, 0.524116
  // steps: 0.002 / sqrt(0.46), -0.001 / sqrt(0.5536), 0.0005 / sqrt(0.524116)
  //      = 0.0029488391, -0.0013440083, 0.0006906473
  @Test
  void centeredRmspropOfLaterKerasAddsEpsilonToTheVariance() {
    assertWeights(
        new Optimizer.RmsProp(0.001, 0.9, 0, 0.1, true, true),
        -0.0029488391,
        -0.0016048308,
        -0.0022954781);
  }

  @Test
  void withMomentumAllVersionsOfRmspropAreTheSame() {
    float[] older = new float[1];
    float[] later = new float[1];
    GradientDescent ofOlder =
        new GradientDescent(new Optimizer.RmsProp(0.001, 0.9, 0.5, 0.1, true, false), 1);
    GradientDescent ofLater =
        new GradientDescent(new Optimizer.RmsProp(0.001, 0.9, 0.5, 0.1, true, true), 1);

    for (float gradient : GRADIENTS) {
      ofOlder.step(older, new float[] {gradient}, all(older));
      ofLater.step(later, new float[] {gradient}, all(later));
    }

    assertThat(later).containsExactly(older);
  }

  // v - a^2 approaches g^2 - g^2 = 0; a rounding error below it would make the root NaN.
  @Test
  void theVarianceOfAConstantGradientIsNeverBelowZero() {
    GradientDescent rule =
        new GradientDescent(new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, true, false), 1);
    float[] weights = new float[1];

    for (int step = 0; step < 500; step++) {
      rule.step(weights, new float[] {0.1f}, all(weights));
    }

    assertThat(weights[0]).isFinite().isNegative();
  }

  // m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2
  // w -= lr sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + epsilon)
  // m: 0.2, 0.08, 0.122; v: 0.004, 0.004996, 0.005241004
  // steps: 0.001 * 0.0316228 / 0.1   * 0.2   / 0.0632456 = 0.0009999984
  //        0.001 * 0.0447102 / 0.19  * 0.08  / 0.0706824 = 0.0002663367
  //        0.001 * 0.0547449 / 0.271 * 0.122 / 0.0723948 = 0.0003404287
  @Test
  void adamCorrectsTheBiasOfBothMeans() {
    assertWeights(
        new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, false),
        -0.0009999984,
        -0.0012663351,
        -0.0016067638);
  }

  @Test
  void adamRoundsWhatIsFreshInItsMeansAfterTheSubtraction() {
    // m = 0.1 * 2, v = 0.001 * 4, and the corrections make 0.001 of it; that of 1 - 0.999f, which
    // is 0.0010000467, would make 0.00099997664.
    float[] weights = {0};
    new GradientDescent(new Optimizer.Adam(0.001, 0.9, 0.999, 1e-12, false), 1)
        .step(weights, new float[] {2}, List.of(new Range(0, 1)));

    assertThat(weights[0]).isCloseTo(-0.001f, within(1e-10f));
  }

  // The same with b2 = 0.9, so that v falls: 0.4, 0.46, 0.439. Without AMSGrad the last step
  // divides by sqrt(0.439).
  // steps: 0.0009999998, 0.0002706040, 0.0003537064
  @Test
  void adamFollowsAFallingMeanSquare() {
    assertWeights(
        new Optimizer.Adam(0.001, 0.9, 0.9, 1e-7, false),
        -0.0009999998,
        -0.0012706038,
        -0.0016243102);
  }

  // With AMSGrad the last step divides by sqrt(max(0.4, 0.46, 0.439)) = sqrt(0.46).
  // steps: 0.0009999998, 0.0002706040, 0.0003455383
  @Test
  void amsgradKeepsTheGreatestMeanSquare() {
    assertWeights(
        new Optimizer.Adam(0.001, 0.9, 0.9, 1e-7, true),
        -0.0009999998,
        -0.0012706038,
        -0.0016161421);
  }

  // w -= lr g
  @Test
  void sgdStepsAgainstTheGradient() {
    assertWeights(new Optimizer.Sgd(0.1, 0, false), -0.2, -0.1, -0.15);
  }

  // v = momentum v - lr g; w += v
  // v: -0.2, -0.18 + 0.1 = -0.08, -0.072 - 0.05 = -0.122
  @Test
  void momentumKeepsNineTenthsOfTheLastStep() {
    assertWeights(new Optimizer.Sgd(0.1, 0.9, false), -0.2, -0.28, -0.402);
  }

  // v as above; w += momentum v - lr g
  // steps: -0.18 - 0.2, -0.072 + 0.1, -0.1098 - 0.05
  @Test
  void nesterovsMomentumLooksAhead() {
    assertWeights(new Optimizer.Sgd(0.1, 0.9, true), -0.38, -0.352, -0.5118);
  }

  // u_t = b1 (1 - 0.96^t / 2); m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2
  // w -= lr (u_t+1 m / (1 - u_1 ... u_t+1) + (1 - u_t) g / (1 - u_1 ... u_t))
  //      / (sqrt(v / (1 - b2^t)) + epsilon)
  // u: 0.468, 0.48528, 0.5018688, 0.517794048; m: 0.2, 0.08, 0.122
  @Test
  void nadamLooksAhead() {
    assertWeights(nadam(), -0.0010627878, -0.0006701925, -0.0009335305);
  }

  // m as above; u = max(b2 u, |g|): 2, 1.998, 1.996002; w -= lr / (1 - b1^t) m / (u + epsilon)
  @Test
  void adamaxDividesByTheGreatestGradient() {
    assertWeights(
        new Optimizer.Adamax(RATE, 0.9, 0.999, 1e-7, null, Clipping.NONE, MovingAverages.NONE),
        -0.0010000000,
        -0.0012107370,
        -0.0014362801);
  }

  // v += g^2: 4.1, 5.1, 5.35; w -= lr g / sqrt(v + epsilon)
  @Test
  void adagradDividesByTheRootOfTheSumOfSquares() {
    assertWeights(
        new Optimizer.Adagrad(RATE, 0.1, 1e-7, null, Clipping.NONE, MovingAverages.NONE),
        -0.0009877296,
        -0.0005449221,
        -0.0007610910);
  }

  // v = rho v + (1 - rho) g^2: 0.4, 0.46, 0.439; d = sqrt(u + epsilon) / sqrt(v + epsilon) g
  // u = rho u + (1 - rho) d^2; w -= lr d
  @Test
  void adadeltaStepsAsFarAsBefore() {
    assertWeights(
        new Optimizer.Adadelta(
            new LearningRate.Constant(1), 0.9, 0.01, null, Clipping.NONE, MovingAverages.NONE),
        -0.3123475238,
        -0.1073249637,
        -0.2204500222);
  }

  // From a weight of zero without penalties it is Adagrad without epsilon.
  @Test
  void ftrlWithoutPenaltiesIsAdagrad() {
    assertWeights(ftrl(RATE, -0.5, 0, 0, 0, 0), -0.0009877296, -0.0005449222, -0.0007610910);
  }

  // n' = n + g^2; z += g + 2 shrinkage w - (n'^-p - n^-p) / lr w
  // w = (clip(z, -l1, l1) - z) / (n'^-p / lr + 2 l2 + beta / lr)
  @Test
  void ftrlMakesWeightsSmaller() {
    LearningRate rate = new LearningRate.Constant(0.1);

    assertWeights(ftrl(rate, -0.5, 0.6, 0, 0, 0), -0.0691410718, -0.0248603275, -0.0464772125);
    assertWeights(
        ftrl(rate, -0.25, 0.1, 0.2, 0.05, 0.3), -0.1077726350, -0.0529216654, -0.0795066085);
  }

  // w -= lr sign(b1 m + (1 - b1) g); m = b2 m + (1 - b2) g: 1, 0, 0.25
  // signs of 1, 0.5 - 0.5 = 0, 0.25
  @Test
  void lionStepsByTheSign() {
    assertWeights(
        new Optimizer.Lion(
            new LearningRate.Constant(0.1), 0.5, 0.5, null, Clipping.NONE, MovingAverages.NONE),
        -0.1,
        -0.1,
        -0.2);
  }

  // w -= 0.2 * 0.1 w; w -= 0.1 g: 1 - 0.02 - 0.2; 0.78 - 0.0156 + 0.1; 0.8644 - 0.017288 - 0.05
  @Test
  void weightsDecayBeforeTheStep() {
    assertSteps(sgd(0.2, Clipping.NONE), 1, 0.78, 0.8644, 0.797112);
  }

  // w -= 0.5 * 0.1 w, then a step of Adam
  @Test
  void adamwIsAdamWithDecay() {
    assertSteps(
        new Optimizer.AdamW(
            new LearningRate.Constant(0.1),
            0.5,
            0.9,
            0.999,
            1e-7,
            false,
            Clipping.NONE,
            MovingAverages.NONE),
        1,
        0.850000158,
        0.780866484,
        0.707780292);
  }

  // lr: 0.1, 0.05, 0.025
  @Test
  void theLearningRateIsThatOfTheStep() {
    Optimizer optimizer =
        new Optimizer.Sgd(
            new LearningRate.ExponentialDecay(0.1, 1, 0.5, false),
            0,
            false,
            null,
            Clipping.NONE,
            MovingAverages.NONE);

    assertWeights(optimizer, -0.2, -0.15, -0.1625);
  }

  @Test
  void eachNumberOfAGradientIsClipped() {
    assertClipped(new Clipping(null, 3.0, null), 3, 3, -1, -3);
  }

  // (3, 4) has the norm 5, (-1, -12) sqrt(145)
  @Test
  void theGradientOfEachVariableIsClipped() {
    assertClipped(new Clipping(10.0, null, null), 3, 4, -0.8304548, -9.9654576);
  }

  // all four have the norm sqrt(170)
  @Test
  void theGradientsOfAllVariablesAreClippedTogether() {
    assertClipped(new Clipping(null, null, 6.5), 1.4955829, 1.9941106, -0.4985276, -5.9823317);
  }

  private static void assertClipped(Clipping clipping, double... expected) {
    float[] weights = new float[5];

    new GradientDescent(sgd(null, clipping), 5)
        .step(weights, new float[] {3, 4, 99, -1, -12}, List.of(new Range(0, 2), new Range(3, 5)));

    assertThat(weights[0]).isCloseTo((float) (-0.1 * expected[0]), within(1e-6f));
    assertThat(weights[1]).isCloseTo((float) (-0.1 * expected[1]), within(1e-6f));
    assertThat(weights[2]).isZero();
    assertThat(weights[3]).isCloseTo((float) (-0.1 * expected[2]), within(1e-6f));
    assertThat(weights[4]).isCloseTo((float) (-0.1 * expected[3]), within(1e-6f));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aRestoredRuleGoesOnAsTheOneWhoseStateItTook(Optimizer optimizer) throws IOException {
    GradientDescent rule = new GradientDescent(optimizer, 3);
    float[] weights = new float[3];
    for (float gradient : GRADIENTS) {
      rule.step(weights, new float[] {gradient, 2 * gradient, -gradient}, all(weights));
    }
    GradientDescent restored = new GradientDescent(optimizer, 3);
    RememberedNumbers numbers = new RememberedNumbers();
    rule.save(numbers);
    restored.restore(numbers);
    float[] restoredWeights = weights.clone();
    assertThat(numbers.isEmpty()).isTrue();

    for (float gradient : GRADIENTS) {
      rule.step(weights, new float[] {gradient, gradient, 1}, all(weights));
      restored.step(restoredWeights, new float[] {gradient, gradient, 1}, all(weights));
    }

    assertThat(restoredWeights).containsExactly(weights);
  }

  static Stream<Optimizer> optimizers() {
    return Stream.of(
        new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false),
        new Optimizer.RmsProp(0.001, 0.9, 0.5, 1e-7, false, false),
        new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, true, false),
        new Optimizer.RmsProp(0.001, 0.9, 0.5, 1e-7, true, false),
        new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, true),
        new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, true, true),
        new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, false),
        new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, true),
        new Optimizer.Sgd(0.1, 0, false),
        new Optimizer.Sgd(0.1, 0.9, false),
        new Optimizer.Sgd(0.1, 0.9, true),
        new Optimizer.AdamW(
            RATE, 0.004, 0.9, 0.999, 1e-7, false, Clipping.NONE, MovingAverages.NONE),
        new Optimizer.AdamW(
            RATE, 0.004, 0.9, 0.999, 1e-7, true, Clipping.NONE, MovingAverages.NONE),
        nadam(),
        new Optimizer.Adamax(RATE, 0.9, 0.999, 1e-7, null, Clipping.NONE, MovingAverages.NONE),
        new Optimizer.Adagrad(RATE, 0.1, 1e-7, null, Clipping.NONE, MovingAverages.NONE),
        new Optimizer.Adadelta(RATE, 0.95, 1e-7, null, Clipping.NONE, MovingAverages.NONE),
        ftrl(RATE, -0.5, 0, 0, 0, 0),
        new Optimizer.Lion(RATE, 0.9, 0.99, null, Clipping.NONE, MovingAverages.NONE),
        new Optimizer.Sgd(
            new LearningRate.ExponentialDecay(0.1, 2, 0.5, false),
            0.9,
            false,
            null,
            Clipping.NONE,
            MovingAverages.NONE),
        averaged(MovingAverages.of(0.5)),
        averaged(new MovingAverages(true, 0.5, 2)));
  }

  private static Optimizer nadam() {
    return new Optimizer.Nadam(RATE, 0.9, 0.999, 1e-7, null, Clipping.NONE, MovingAverages.NONE);
  }

  private static Optimizer ftrl(
      LearningRate rate, double power, double l1, double l2, double shrinkage, double beta) {
    return new Optimizer.Ftrl(
        rate, power, 0.1, l1, l2, shrinkage, beta, null, Clipping.NONE, MovingAverages.NONE);
  }

  private static Optimizer sgd(@Nullable Double weightDecay, Clipping clipping) {
    return new Optimizer.Sgd(
        new LearningRate.Constant(0.1), 0, false, weightDecay, clipping, MovingAverages.NONE);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void asMuchIsRememberedOfAWeightAsTheOptimizerSays(Optimizer optimizer) throws IOException {
    RememberedNumbers numbers = new RememberedNumbers();

    new GradientDescent(optimizer, 5).save(numbers);

    assertThat(numbers.floats()).isEqualTo(5 * optimizer.floatsAWeight());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void onlyTheGivenRangesChange(Optimizer optimizer) {
    GradientDescent rule = new GradientDescent(optimizer, 6);
    float[] weights = {7, 7, 7, 7, 7, 7};
    float[] gradient = {1, 1, 1, 1, 1, 1};

    rule.step(weights, gradient, List.of(new Range(1, 3), new Range(4, 5)));

    assertThat(weights[1]).isLessThan(7).isEqualTo(weights[2]).isEqualTo(weights[4]);
    assertThat(new float[] {weights[0], weights[3], weights[5]}).containsExactly(7, 7, 7);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void theGradientIsNotChanged(Optimizer optimizer) {
    float[] gradient = {2, -1};

    new GradientDescent(optimizer, 2).step(new float[2], gradient, List.of(new Range(0, 2)));

    assertThat(gradient).containsExactly(2, -1);
  }

  // w: -0.2, -0.1, -0.15; average: -0.2, 0.75 * -0.2 + 0.25 * -0.1 = -0.175,
  //   0.75 * -0.175 + 0.25 * -0.15 = -0.16875
  @Test
  void averagesStartAtTheFirstStepAndTakeTheWeightsPlaceInTheEnd() {
    Optimizer optimizer = averaged(MovingAverages.of(0.75));
    assertSteps(optimizer, 0, -0.2, -0.1, -0.15);

    GradientDescent descent = new GradientDescent(optimizer, 2);
    float[] weights = {0, 7};
    for (float gradient : GRADIENTS) {
      descent.step(weights, new float[] {gradient, gradient}, List.of(new Range(0, 1)));
    }
    assertThat(descent.giveAverages(weights, List.of(new Range(0, 1)))).isTrue();

    assertThat(weights[0]).isCloseTo(-0.16875f, within(1e-7f));
    assertThat(weights[1]).isEqualTo(7);
  }

  // w: -0.2, -0.1, overwritten by -0.175, then -0.225; average: -0.2, -0.175,
  //   0.75 * -0.175 + 0.25 * -0.225 = -0.1875
  @Test
  void averagesOverwriteWeightsAfterSoManySteps() {
    Optimizer optimizer = averaged(new MovingAverages(true, 0.75, 2));
    assertSteps(optimizer, 0, -0.2, -0.175, -0.225);

    GradientDescent descent = new GradientDescent(optimizer, 1);
    float[] weights = {0};
    for (float gradient : GRADIENTS) {
      descent.step(weights, new float[] {gradient}, all(weights));
    }
    descent.giveAverages(weights, all(weights));

    assertThat(weights[0]).isCloseTo(-0.1875f, within(1e-7f));
  }

  @Test
  void withoutAStepOrAveragesWeightsStayWhatTheyAre() {
    float[] weights = {3};

    assertThat(
            new GradientDescent(averaged(MovingAverages.of(0.5)), 1)
                .giveAverages(weights, all(weights)))
        .isFalse();
    GradientDescent plain = new GradientDescent(averaged(MovingAverages.NONE), 1);
    plain.step(weights, new float[] {0}, all(weights));
    assertThat(plain.giveAverages(weights, all(weights))).isFalse();
    assertThat(weights).containsExactly(3);
  }

  private static Optimizer averaged(MovingAverages averages) {
    return new Optimizer.Sgd(
        new LearningRate.Constant(0.1), 0, false, null, Clipping.NONE, averages);
  }

  private static void assertSteps(Optimizer optimizer, float start, double... expected) {
    GradientDescent descent = new GradientDescent(optimizer, 1);
    float[] weights = {start};
    for (int step = 0; step < GRADIENTS.length; step++) {
      descent.step(weights, new float[] {GRADIENTS[step]}, all(weights));
      assertThat((double) weights[0])
          .as("after step %d", step + 1)
          .isCloseTo(expected[step], within(1e-7));
    }
  }

  private static void assertWeights(Optimizer optimizer, double... expected) {
    assertWeights(3e-7, optimizer, expected);
  }

  /** One weight, and a neighbour with no gradient that must stay where it is. */
  private static void assertWeights(double relative, Optimizer optimizer, double... expected) {
    GradientDescent rule = new GradientDescent(optimizer, 2);
    float[] weights = new float[2];
    for (int step = 0; step < GRADIENTS.length; step++) {
      rule.step(weights, new float[] {GRADIENTS[step], 0}, all(weights));
      assertThat((double) weights[0])
          .as("after step %d", step + 1)
          .isCloseTo(expected[step], within(relative * Math.abs(expected[step]) + 1e-10));
      assertThat(weights[1]).isZero();
    }
  }

  private static List<Range> all(float[] weights) {
    return List.of(new Range(0, weights.length));
  }
}
