package io.github.experimentmaven.statistics;

import static io.github.experimentmaven.statistics.Samples.accuracies;
import static io.github.experimentmaven.statistics.Samples.losses;
import static io.github.experimentmaven.statistics.Samples.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ComparisonTest {

  /** Mean 0.98, deviation sqrt(75) images: 0.000866. */
  private static final Sample BASELINE = accuracies(0.9801, 0.9789, 0.9812, 0.9795, 0.9803);

  @Test
  void lossesOfZeroAreComparedAsWell() {
    assertThat(Comparison.of(losses(0, 0, 0), losses(0, 0, 0), 0.01, 0.05).outcome())
        .isEqualTo(ComparisonOutcome.PASS);
    assertThat(Comparison.of(losses(0, 0, 0), losses(1, 1, 1), 0.01, 0.05).outcome())
        .isEqualTo(ComparisonOutcome.FAIL);
  }

  @Test
  void aSingleSeedIsJudgedByThePredictionIntervalOfTheBaseline() {
    // By hand: 0.000866 sqrt(2² + 1/5) = 0.00177482; t(0.95, 4) = 2.13185; p values by SciPy 1.17.
    Comparison comparison = compare(BASELINE, accuracies(0.9765));

    assertThat(comparison.test()).isEqualTo(SignificanceTest.PREDICTION);
    assertThat(comparison.difference()).isCloseTo(-0.0035, within(1e-12));
    assertThat(comparison.standardError()).isCloseTo(0.00177482, within(1e-8));
    assertThat(comparison.degreesOfFreedom()).isEqualTo(4);
    assertThat(comparison.interval().lower()).isCloseTo(-0.00728365, within(1e-8));
    assertThat(comparison.interval().upper()).isCloseTo(0.00028365, within(1e-8));
    assertThat(comparison.p().worse()).isCloseTo(0.0599455, within(1e-7));
    assertThat(comparison.p().withinMargin()).isCloseTo(0.6039332, within(1e-7));
    assertThat(comparison.p().better()).isCloseTo(1 - 0.0599455, within(1e-7));
    assertThat(comparison.outcome()).isEqualTo(ComparisonOutcome.INCONCLUSIVE);
  }

  @Test
  void theSameSeedsAreJudgedByTheirDifferences() {
    // SciPy 1.17, ttest_rel: p 0.01714428; interval by hand with t(0.95, 4) = 2.13185.
    Comparison comparison =
        Comparison.paired(
            BASELINE, accuracies(0.9797, 0.9789, 0.9806, 0.9790, 0.9801), 0.003, 0.05);

    assertThat(comparison.test()).isEqualTo(SignificanceTest.PAIRED);
    assertThat(comparison.difference()).isCloseTo(-0.00034, within(1e-12));
    assertThat(comparison.standardError()).isCloseTo(0.0001077033, within(1e-10));
    assertThat(comparison.degreesOfFreedom()).isEqualTo(4);
    assertThat(comparison.p().worse()).isCloseTo(0.01714428, within(1e-8));
    assertThat(comparison.interval().lower()).isCloseTo(-0.00056961, within(1e-8));
    assertThat(comparison.interval().upper()).isCloseTo(-0.00011039, within(1e-8));
    assertThat(comparison.outcome()).isEqualTo(ComparisonOutcome.PASS);
  }

  @Test
  void pairsThatDifferAlikeStillLeaveRoomForAnImage() {
    // A deviation of one image: 0.0001 / sqrt(3).
    Comparison comparison =
        Comparison.paired(accuracies(0.98, 0.981, 0.979), accuracies(0.978, 0.979, 0.977), 0, 0.05);

    assertThat(comparison.standardError()).isCloseTo(0.0001 / Math.sqrt(3), within(1e-9));
  }

  @Test
  void otherNumbersOfSeedsAreNoPairs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Comparison.paired(BASELINE, accuracies(0.98, 0.98), 0.003, 0.05))
        .withMessage("no pairs: 5 against 2 seeds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Comparison.paired(accuracies(0.98), accuracies(0.98), 0.003, 0.05))
        .withMessage("no pairs: 1 against 1 seeds");
  }

  @Test
  void severalSeedsAreJudgedByTheWiderIntervalOfWelchAndStudent() {
    // SciPy 1.17, ttest_ind: Welch's interval [-0.0043374, -0.0014626], p 0.0063546, 3.98042
    // degrees of freedom; Student's [-0.0041719, -0.0016281].
    Comparison comparison = compare(BASELINE, accuracies(0.9770, 0.9781, 0.9762));

    assertThat(comparison.interval().lower()).isCloseTo(-0.0043374, within(1e-7));
    assertThat(comparison.interval().upper()).isCloseTo(-0.0014626, within(1e-7));
    assertThat(comparison.degreesOfFreedom()).isCloseTo(3.98042, within(1e-5));
    assertThat(comparison.p().worse()).isCloseTo(0.0063546, within(1e-7));
  }

  @Test
  void studentsIntervalCountsWhereItIsTheWider() {
    // The two seeds happen to agree, so that Welch's error is nearly that of the baseline alone.
    Comparison comparison = compare(BASELINE, accuracies(0.9800, 0.9801));

    assertThat(comparison.degreesOfFreedom()).isEqualTo(5);
    assertThat(comparison.standardError())
        .isGreaterThan(comparison.test().errors(BASELINE, comparison.candidate()).get(0).value());
  }

  @Test
  void aSingleSeedAsBaselineIsJudgedByTheSpreadOfTheCandidate() {
    Comparison oneWay = compare(BASELINE, accuracies(0.9755));
    Comparison otherWay = compare(accuracies(0.9755), BASELINE);

    assertThat(otherWay.difference()).isEqualTo(-oneWay.difference());
    assertThat(otherWay.standardError()).isEqualTo(oneWay.standardError());
    assertThat(otherWay.p().better()).isEqualTo(oneWay.p().worse());
    assertThat(otherWay.outcome()).isEqualTo(ComparisonOutcome.IMPROVED);
  }

  @Test
  void twoSingleSeedsConcludeNothing() {
    Comparison comparison = compare(accuracies(0.98), accuracies(0.1));

    assertThat(comparison.test()).isEqualTo(SignificanceTest.NONE);
    assertThat(comparison.outcome()).isEqualTo(ComparisonOutcome.INCONCLUSIVE);
    assertThat(comparison.p()).isEqualTo(new PValues(1, 1, 1));
    assertThat(comparison.interval())
        .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    assertThat(comparison.standardError()).isInfinite();
    assertThat(comparison.degreesOfFreedom()).isNaN();
  }

  @Test
  void aLowerLossIsBetter() {
    Sample baseline = losses(0.070, 0.071, 0.072);

    assertThat(Comparison.of(baseline, losses(0.080, 0.081, 0.082), 0.003, 0.05).outcome())
        .isEqualTo(ComparisonOutcome.FAIL);
    assertThat(Comparison.of(baseline, losses(0.060, 0.061, 0.062), 0.003, 0.05).outcome())
        .isEqualTo(ComparisonOutcome.IMPROVED);
    assertThat(Comparison.of(baseline, losses(0.060, 0.061, 0.062), 0.003, 0.05).difference())
        .isCloseTo(0.010, within(1e-12));
  }

  @Test
  void whatIsWorseButSurelyWithinTheMarginPasses() {
    Sample baseline = accuracies(0.9800, 0.9801, 0.9802);
    Comparison comparison =
        Comparison.of(baseline, accuracies(0.9790, 0.9791, 0.9792), 0.003, 0.05);

    assertThat(comparison.interval().upper()).isNegative();
    assertThat(comparison.outcome()).isEqualTo(ComparisonOutcome.PASS);
  }

  @Test
  void aDropOfExactlyTheMarginIsNoFailure() {
    // 0.980 - 0.977 is 0.003 and a bit as doubles are.
    Sample baseline = accuracies(0.98, 0.98, 0.98);
    Sample candidate = accuracies(0.977, 0.977, 0.977);

    assertThat(compare(baseline, candidate).difference()).isLessThan(-0.003);
    assertThat(compare(baseline, candidate).outcome()).isEqualTo(ComparisonOutcome.INCONCLUSIVE);
  }

  @Test
  void seedsThatAgreeDoNotMakeASingleImageSignificant() {
    Sample baseline = accuracies(0.98, 0.98, 0.98);

    assertThat(Comparison.of(baseline, accuracies(0.9799), 0, 0.05).outcome())
        .isEqualTo(ComparisonOutcome.INCONCLUSIVE);
  }

  @Test
  void theBoundsAndThePValuesSayTheSame() {
    Sample candidate = accuracies(0.9770, 0.9781, 0.9762);
    double p = compare(BASELINE, candidate).p().worse();

    assertThat(Comparison.of(BASELINE, candidate, 0, p).interval().upper())
        .isCloseTo(0, within(1e-10));
  }

  @Test
  void differentTestSetsAreNotCompared() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> compare(BASELINE, sample(Measure.accuracy(5_000), 0.98)))
        .withMessage(
            "a baseline of Proportion[direction=HIGHER_IS_BETTER, images=10000] against a candidate"
                + " of Proportion[direction=HIGHER_IS_BETTER, images=5000]");
  }

  @Test
  void figuresOutOfTheirRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Comparison.of(BASELINE, BASELINE, -0.003, 0.05))
        .withMessage("the margin must be 0 or more: -0.003");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Comparison.of(BASELINE, BASELINE, 0.003, 0.95))
        .withMessage("alpha must lie between 0 and 0.5: 0.95");
  }

  @Test
  void theWorseOfTwoOutcomesCounts() {
    assertThat(ComparisonOutcome.PASS.and(ComparisonOutcome.INCONCLUSIVE))
        .isEqualTo(ComparisonOutcome.INCONCLUSIVE);
    assertThat(ComparisonOutcome.FAIL.and(ComparisonOutcome.INCONCLUSIVE))
        .isEqualTo(ComparisonOutcome.FAIL);
    assertThat(ComparisonOutcome.PASS.and(ComparisonOutcome.IMPROVED))
        .isEqualTo(ComparisonOutcome.PASS);
  }

  private static Comparison compare(Sample baseline, Sample candidate) {
    return Comparison.of(baseline, candidate, 0.003, 0.05);
  }
}
