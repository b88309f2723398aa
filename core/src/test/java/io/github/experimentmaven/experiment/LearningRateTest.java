package io.github.experimentmaven.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every schedule at steps worked out by hand from the formula above each test. */
class LearningRateTest {

  // 0.1 * 0.5 ^ (step / 2)
  @Test
  void exponentialDecayMultiplies() {
    assertRates(
        new LearningRate.ExponentialDecay(0.1, 2, 0.5, false),
        0.1,
        0.0707106781,
        0.05,
        0.0353553391);
    assertRates(new LearningRate.ExponentialDecay(0.1, 2, 0.5, true), 0.1, 0.1, 0.05, 0.05, 0.025);
  }

  @Test
  void aPieceReachesUpToItsBoundary() {
    assertRates(
        new LearningRate.PiecewiseConstantDecay(List.of(1L, 3L), List.of(1.0, 0.5, 0.1)),
        1,
        1,
        0.5,
        0.5,
        0.1,
        0.1);
  }

  @Test
  void piecesAndTheirValuesBelongTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LearningRate.PiecewiseConstantDecay(List.of(1L), List.of(1.0)))
        .withMessage("there must be one more of values than of boundaries, which are 1, found 1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new LearningRate.PiecewiseConstantDecay(List.of(3L, 3L), List.of(1.0, 0.5, 0.1)))
        .withMessage("boundaries must increase, found 3 after 3");
  }

  // (1 - 0.2) * (1 - step / 4) ^ 2 + 0.2
  @Test
  void polynomialDecayEndsAtItsEnd() {
    LearningRate decay = new LearningRate.PolynomialDecay(1, 4, 0.2, 2, false);

    assertRates(decay, 1, 0.65, 0.4, 0.25, 0.2, 0.2);
  }

  // beyond 4 steps, of 8: 0.8 * (1 - 5 / 8) + 0.2; beyond 8, of 12: 0.8 * (1 - 9 / 12) + 0.2
  @Test
  void polynomialDecayMayGoOn() {
    LearningRate decay = new LearningRate.PolynomialDecay(1, 4, 0.2, 1, true);

    assertRates(decay, 1, 0.8, 0.6, 0.4, 0.2, 0.5, 0.4, 0.3, 0.2, 0.4);
  }

  // 1 / (1 + 0.5 * step / 2)
  @Test
  void inverseTimeDecayDivides() {
    assertRates(new LearningRate.InverseTimeDecay(1, 2, 0.5, false), 1, 0.8, 0.6666666667);
    assertRates(new LearningRate.InverseTimeDecay(1, 2, 0.5, true), 1, 1, 0.6666666667);
  }

  // 2 * (0.9 * (1 + cos(pi * step / 4)) / 2 + 0.1)
  @Test
  void cosineDecayEndsAtAlpha() {
    assertRates(
        new LearningRate.CosineDecay(2, 4, 0.1, null, 0),
        2,
        1.7363961031,
        1.1,
        0.4636038969,
        0.2,
        0.2);
  }

  @Test
  void cosineDecayMayWarmUp() {
    assertRates(new LearningRate.CosineDecay(0.5, 2, 0, 1.0, 2), 0.5, 0.75, 1, 0.5, 0, 0);
  }

  @Test
  void aWarmUpNeedsATarget() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LearningRate.CosineDecay(0.5, 2, 0, null, 2))
        .withMessage("warmup_steps needs warmup_target, the rate to rise to");
  }

  // 2 steps, then 4 of half the height
  @Test
  void cosinesRestart() {
    assertRates(
        new LearningRate.CosineDecayRestarts(1, 2, 2, 0.5, 0),
        1,
        0.5,
        0.5,
        0.4267766953,
        0.25,
        0.0732233047,
        0.25);
  }

  @Test
  void aConstantOneIsWrittenAsANumber() {
    assertThat(new LearningRate.Constant(0.001)).hasToString("0.001");
    assertRates(new LearningRate.Constant(0.001), 0.001, 0.001);
  }

  private static void assertRates(LearningRate rate, double... expected) {
    for (int step = 0; step < expected.length; step++) {
      assertThat(rate.at(step)).as("step %d", step).isCloseTo(expected[step], within(1e-10));
    }
  }
}
