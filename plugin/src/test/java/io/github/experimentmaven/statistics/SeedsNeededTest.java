package io.github.experimentmaven.statistics;

import static io.github.experimentmaven.statistics.Samples.accuracies;
import static io.github.experimentmaven.statistics.Samples.losses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SeedsNeededTest {

  @Test
  void theNumberOfEachIsAboutThatOfTheTables() {
    // Cohen, Statistical Power Analysis for the Behavioral Sciences (1988), table 2.4.1, one-sided
    // 0.05, power 0.80: 26 of each for d = 0.7. The approximation asks for one more.
    Comparison comparison =
        Comparison.of(accuracies(0.98), accuracies(ofDeviation(0.001, 0.98)), 0.0007, 0.05);

    assertThat(SeedsNeeded.toSettle(comparison)).hasValue(new SeedsNeeded(27, 27));
  }

  @Test
  void aLargeBaselineIsNotTrainedAgain() {
    Comparison comparison =
        Comparison.of(
            accuracies(
                DoubleStream.concat(
                        DoubleStream.of(ofDeviation(0.001, 0.98)),
                        DoubleStream.of(ofDeviation(0.001, 0.98)))
                    .toArray()),
            accuracies(0.98, 0.98),
            0.001,
            0.05);

    assertThat(comparison.outcome()).isEqualTo(ComparisonOutcome.INCONCLUSIVE);
    SeedsNeeded needed = SeedsNeeded.toSettle(comparison).orElseThrow();
    assertThat(needed.baseline()).isEqualTo(20);
    assertThat(needed.candidate()).isBetween(5, 12);
  }

  @Test
  void aDifferenceOfExactlyTheMarginIsNeverSettled() {
    Comparison comparison =
        Comparison.of(accuracies(0.98, 0.98), accuracies(0.97, 0.97), 0.98 - 0.97, 0.05);

    assertThat(SeedsNeeded.toSettle(comparison)).isEmpty();
  }

  @Test
  void ofWhatLooksBetterOnlyTheMarginIsToBeRuledOut() {
    double[] baseline = ofDeviation(0.01, 0.95);
    Comparison better = Comparison.of(accuracies(baseline), accuracies(0.952, 0.952), 0.001, 0.05);
    Comparison asFarWorse =
        Comparison.of(accuracies(baseline), accuracies(0.947, 0.947), 0.001, 0.05);

    assertThat(better.difference() + better.margin()).isCloseTo(0.003, within(1e-12));
    assertThat(SeedsNeeded.toSettle(better)).isEqualTo(SeedsNeeded.toSettle(asFarWorse));
  }

  @Test
  void withoutAnySpreadNothingIsKnown() {
    assertThat(SeedsNeeded.toSettle(Comparison.of(losses(0.07), losses(0.08), 0.01, 0.05)))
        .isEmpty();
  }

  /** Ten values of this deviation. */
  private static double[] ofDeviation(double deviation, double mean) {
    double step = deviation * Math.sqrt(9.0 / 10);
    return DoubleStream.iterate(1, sign -> -sign).limit(10).map(s -> mean + s * step).toArray();
  }
}
