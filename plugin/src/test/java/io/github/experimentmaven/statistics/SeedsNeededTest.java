package io.github.experimentmaven.statistics;

import static io.github.experimentmaven.statistics.Samples.accuracies;
import static io.github.experimentmaven.statistics.Samples.losses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsNeededTest {

  @Test
  void theNumberOfEachIsAboutThatOfTheTables() {
    // Cohen, Statistical Power Analysis for the Behavioral Sciences (1988), table 2.4.1, one-sided
    // 0.05, power 0.80: 26 of each for d = 0.7. The approximation asks for one more.
    Comparison ofThree =
        Comparison.of(accuracies(0.979, 0.98, 0.981), accuracies(0.979, 0.98, 0.981), 0.0007, 0.05);
    assertThat(SeedsNeeded.toSettle(ofThree)).hasValue(new SeedsNeeded(27, 27));
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

  @Test
  void ofPairsMoreAreNeededOnBothSides() {
    // By hand: differences of 0.0005 on average, deviation 0.001, margin 0: 0.0005 / (0.001 /
    // sqrt(27)) = 2.598 = t(0.95, 26) + t(0.8, 26) = 1.706 + 0.856 = 2.562; of 26 it is not enough.
    double[] differences = ofDeviation(0.001, -0.0005);
    double[] baseline = ofDeviation(0.002, 0.98);
    double[] candidate = new double[10];
    for (int seed = 0; seed < 10; seed++) {
      candidate[seed] = baseline[seed] + differences[seed];
    }

    assertThat(
            SeedsNeeded.toSettle(
                Comparison.paired(accuracies(baseline), accuracies(candidate), 0, 0.05)))
        .hasValue(new SeedsNeeded(27, 27));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10})
  void asManySeedsAsAreNamedSettleItMostly(int baselineSeeds) {
    Trainings trainings = new Trainings(8);
    double drop = 0.0013;
    SeedsNeeded needed =
        SeedsNeeded.toSettle(
                Comparison.of(
                    accuracies(spread(baselineSeeds, 0.98)),
                    accuracies(spread(3, 0.98 - drop)),
                    0.001,
                    0.05))
            .orElseThrow();

    Rates rates = new Rates();
    for (int build = 0; build < 4_000; build++) {
      rates.add(
          Comparison.of(
                  accuracies(trainings.accuracies(needed.baseline(), 0.98, 0.001)),
                  accuracies(trainings.accuracies(needed.candidate(), 0.98 - drop, 0.001)),
                  0,
                  0.05)
              .outcome());
    }

    assertThat(rates.of(ComparisonOutcome.FAIL)).as("%s", needed).isBetween(0.72, 0.9);
  }

  /** So many values with a deviation of 0.001. */
  private static double[] spread(int count, double mean) {
    double[] steps = new double[count];
    for (int i = 0; i < count; i++) {
      steps[i] = i - (count - 1) / 2.0;
    }
    double deviation =
        Math.sqrt(DoubleStream.of(steps).map(step -> step * step).sum() / (count - 1));
    return DoubleStream.of(steps).map(step -> mean + step * 0.001 / deviation).toArray();
  }

  /** Ten values of this deviation. */
  private static double[] ofDeviation(double deviation, double mean) {
    double step = deviation * Math.sqrt(9.0 / 10);
    return DoubleStream.iterate(1, sign -> -sign).limit(10).map(s -> mean + s * step).toArray();
  }
}
