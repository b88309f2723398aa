package io.github.experimentmaven.trainer.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.RememberedNumbers;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule over three steps with the gradients 2, -1 and 0.5, starting at a weight of zero,
 * against numbers computed by hand from the formula above each test.
 */
class UpdateRuleTest {

  private static final float[] GRADIENTS = {2, -1, 0.5f};

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
    UpdateRule rule = UpdateRule.of(new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false), 2);
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
    UpdateRule rule = UpdateRule.of(new Optimizer.RmsProp(0.001, 0.9, 0, 0.1, false, false), 1);
    float[] weights = new float[1];

    rule.step(weights, new float[] {2}, all(weights));

    assertThat((double) weights[0]).isCloseTo(-0.0027305409, within(1e-9));
  }

  // TensorFlow's ApplyRMSProp, which Keras calls with momentum, adds epsilon under the root:
  // 0.001 * 2 / sqrt(0.4 + 0.1)
  @Test
  void theEpsilonOfRmspropWithMomentumIsUnderTheRoot() {
    UpdateRule rule = UpdateRule.of(new Optimizer.RmsProp(0.001, 0.9, 0.5, 0.1, false, false), 1);
    float[] weights = new float[1];

    rule.step(weights, new float[] {2}, all(weights));

    assertThat((double) weights[0]).isCloseTo(-0.0028284271, within(1e-9));
  }

  // Keras 2.11 and later, without momentum: 0.001 * 2 / sqrt(0.4 + 0.1)
  @Test
  void theEpsilonOfRmspropIsInsideTheRootIfThatIsAskedFor() {
    UpdateRule rule = UpdateRule.of(new Optimizer.RmsProp(0.001, 0.9, 0, 0.1, false, true), 1);
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
    UpdateRule ofOlder = UpdateRule.of(new Optimizer.RmsProp(0.001, 0.9, 0.5, 0.1, true, false), 1);
    UpdateRule ofLater = UpdateRule.of(new Optimizer.RmsProp(0.001, 0.9, 0.5, 0.1, true, true), 1);

    for (float gradient : GRADIENTS) {
      ofOlder.step(older, new float[] {gradient}, all(older));
      ofLater.step(later, new float[] {gradient}, all(later));
    }

    assertThat(later).containsExactly(older);
  }

  // v - a^2 approaches g^2 - g^2 = 0; a rounding error below it would make the root NaN.
  @Test
  void theVarianceOfAConstantGradientIsNeverBelowZero() {
    UpdateRule rule = UpdateRule.of(new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, true, false), 1);
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
  // In single precision 1 - 0.999 is 0.00099998713, as it is in TensorFlow: the tolerance allows
  // it.
  @Test
  void adamCorrectsTheBiasOfBothMeans() {
    assertWeights(
        1e-5,
        new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, false),
        -0.0009999984,
        -0.0012663351,
        -0.0016067638);
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

  @ParameterizedTest
  @MethodSource("optimizers")
  void aRestoredRuleGoesOnAsTheOneWhoseStateItTook(Optimizer optimizer) throws IOException {
    UpdateRule rule = UpdateRule.of(optimizer, 3);
    float[] weights = new float[3];
    for (float gradient : GRADIENTS) {
      rule.step(weights, new float[] {gradient, 2 * gradient, -gradient}, all(weights));
    }
    UpdateRule restored = UpdateRule.of(optimizer, 3);
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
        new Optimizer.Sgd(0.1, 0.9, true));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void asMuchIsRememberedOfAWeightAsTheOptimizerSays(Optimizer optimizer) throws IOException {
    RememberedNumbers numbers = new RememberedNumbers();

    UpdateRule.of(optimizer, 5).save(numbers);

    assertThat(numbers.floats()).isEqualTo(5 * optimizer.floatsAWeight());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void onlyTheGivenRangesChange(Optimizer optimizer) {
    UpdateRule rule = UpdateRule.of(optimizer, 6);
    float[] weights = {7, 7, 7, 7, 7, 7};
    float[] gradient = {1, 1, 1, 1, 1, 1};

    rule.step(weights, gradient, List.of(new UpdateRule.Range(1, 3), new UpdateRule.Range(4, 5)));

    assertThat(weights[1]).isLessThan(7).isEqualTo(weights[2]).isEqualTo(weights[4]);
    assertThat(new float[] {weights[0], weights[3], weights[5]}).containsExactly(7, 7, 7);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void theGradientIsNotChanged(Optimizer optimizer) {
    float[] gradient = {2, -1};

    UpdateRule.of(optimizer, 2).step(new float[2], gradient, List.of(new UpdateRule.Range(0, 2)));

    assertThat(gradient).containsExactly(2, -1);
  }

  private static void assertWeights(Optimizer optimizer, double... expected) {
    assertWeights(3e-7, optimizer, expected);
  }

  /** One weight, and a neighbour with no gradient that must stay where it is. */
  private static void assertWeights(double relative, Optimizer optimizer, double... expected) {
    UpdateRule rule = UpdateRule.of(optimizer, 2);
    float[] weights = new float[2];
    for (int step = 0; step < GRADIENTS.length; step++) {
      rule.step(weights, new float[] {GRADIENTS[step], 0}, all(weights));
      assertThat((double) weights[0])
          .as("after step %d", step + 1)
          .isCloseTo(expected[step], within(relative * Math.abs(expected[step]) + 1e-10));
      assertThat(weights[1]).isZero();
    }
  }

  private static List<UpdateRule.Range> all(float[] weights) {
    return List.of(new UpdateRule.Range(0, weights.length));
  }
}
