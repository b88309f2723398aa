package io.github.experimentmaven.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The error rates that are stated, simulated with trainings whose truth is known. {@code
 * -Dcalibration.write} writes the tables into the manual.
 */
class CalibrationTest {

  private static final Path MANUAL = Path.of("../docs/calibration.md");

  private static Calibration calibration;

  @BeforeAll
  static void simulate() {
    calibration = new Calibration();
  }

  @Test
  void falseAlarmsAreAtMostWhatIsStated() {
    for (int n : Calibration.SEEDS) {
      for (int k : Calibration.SEEDS) {
        Rates rates = calibration.plain.get(Calibration.key(n, k, 0));
        assertThat(rates.of(ComparisonOutcome.FAIL))
            .as("%d against %d seeds", n, k)
            .isLessThanOrEqualTo(Calibration.ALPHA + rates.tolerance(Calibration.ALPHA));
        assertThat(rates.of(ComparisonOutcome.IMPROVED))
            .isLessThanOrEqualTo(Calibration.ALPHA + rates.tolerance(Calibration.ALPHA));
      }
      Rates rates = calibration.looks.get(Calibration.key(n, 0, 0));
      assertThat(rates.of(ComparisonOutcome.FAIL))
          .isLessThanOrEqualTo(Calibration.ALPHA + rates.tolerance(Calibration.ALPHA));
    }
  }

  @Test
  void missedRegressionsAreAtMostWhatIsStated() {
    for (double drop :
        new double[] {Calibration.MARGIN, 1.5 * Calibration.MARGIN, 2 * Calibration.MARGIN}) {
      for (int n : Calibration.SEEDS) {
        for (int k : Calibration.SEEDS) {
          Rates rates = calibration.plain.get(Calibration.key(n, k, drop));
          assertThat(rates.passing())
              .as("%d against %d seeds, drop %s", n, k, drop)
              .isLessThanOrEqualTo(Calibration.ALPHA + rates.tolerance(Calibration.ALPHA));
        }
        Rates rates = calibration.looks.get(Calibration.key(n, 0, drop));
        assertThat(rates.passing())
            .isLessThanOrEqualTo(Calibration.ALPHA + rates.tolerance(Calibration.ALPHA));
      }
    }
  }

  @Test
  void tenSeedsAgainstFiveAreEnough() {
    assertThat(calibration.power.get(0.0).of(ComparisonOutcome.PASS)).isGreaterThanOrEqualTo(0.935);
    assertThat(calibration.power.get(0.0).of(ComparisonOutcome.FAIL)).isLessThan(0.005);
    assertThat(calibration.power.get(0.003).of(ComparisonOutcome.FAIL))
        .isGreaterThanOrEqualTo(0.96);
    assertThat(calibration.power.get(0.003).passing()).isLessThan(0.005);
  }

  @Test
  void severalMetricsTogetherKeepToWhatIsStated() {
    Rates unchanged = calibration.families.get("neither, margin 0");
    assertThat(unchanged.of(ComparisonOutcome.FAIL))
        .isLessThanOrEqualTo(Calibration.ALPHA + unchanged.tolerance(Calibration.ALPHA));
    Rates one = calibration.families.get("the loss, by its margin");
    assertThat(one.passing())
        .isLessThanOrEqualTo(Calibration.ALPHA + one.tolerance(Calibration.ALPHA));
    Rates both = calibration.families.get("both, by twice their margins");
    assertThat(both.of(ComparisonOutcome.FAIL)).isGreaterThan(0.99);
  }

  @Test
  void theWiderIntervalIsNeverTooNarrowWhereTheRecipesSpreadAlike() {
    calibration.rules.forEach(
        (key, rates) -> {
          if (key.endsWith("| 1 ")) {
            assertThat(rates[2])
                .as(key)
                .isLessThanOrEqualTo(
                    Calibration.ALPHA + Rates.tolerance(Calibration.ALPHA, Calibration.BUILDS));
          }
        });
  }

  @Test
  void theFloorKeepsSeedsThatAgreeFromRaisingFalseAlarms() {
    calibration.floors.forEach(
        (key, rates) ->
            assertThat(rates[1])
                .as(key)
                .isLessThanOrEqualTo(
                    Calibration.ALPHA + Rates.tolerance(Calibration.ALPHA, Calibration.BUILDS)));
  }

  @Test
  void neitherSkewNorSpreadNorCollapsesMakeItErrMoreThanHalfAsOftenAgain() {
    calibration.scatters.forEach(
        (key, rates) -> {
          assertThat(rates[0]).as(key).isLessThanOrEqualTo(1.5 * Calibration.ALPHA);
          assertThat(rates[1]).as(key).isLessThanOrEqualTo(1.5 * Calibration.ALPHA);
        });
  }

  @Test
  void outlyingSeedsAreFoundWhereThereAreAndHardlyElsewhere() {
    for (Scatter scatter : Scatter.values()) {
      for (int[] seeds : new int[][] {{10, 5}, {10, 10}, {5, 5}}) {
        double found =
            calibration.scatters.get(Calibration.scatterKey(scatter, seeds[0], seeds[1], false))[2];
        double atLeastOne = 1 - Math.pow(0.95, seeds[1]);
        switch (scatter) {
          case COLLAPSING -> assertThat(found).isBetween(atLeastOne - 0.04, atLeastOne + 0.03);
          case WIDER -> assertThat(found).isLessThanOrEqualTo(0.025);
          default ->
              assertThat(found)
                  .as("%s, %d against %d", scatter, seeds[0], seeds[1])
                  .isLessThanOrEqualTo(1.5 * Outliers.ALPHA);
        }
      }
    }
  }

  @Test
  void pairsTellMoreThanOtherSeeds() {
    calibration.pairs.forEach(
        (key, rates) -> {
          assertThat(rates[1]).as(key).isGreaterThan(rates[0]);
          assertThat(rates[2]).as(key).isGreaterThan(rates[1]);
          assertThat(rates[3]).as(key).isGreaterThan(rates[2]);
        });
  }

  @Test
  void anAllowedDropOfHalfTheMarginFailsInAtMostAFifth() {
    calibration.allowed.forEach(
        (key, rates) ->
            assertThat(Arrays.stream(rates).max().orElseThrow()).as(key).isLessThanOrEqualTo(0.2));
  }

  @Test
  void whoPassesAllChecksPassesNearlyAlwaysWhereTheRecipeIsUnchanged() {
    calibration.scatters.forEach(
        (key, rates) -> {
          if (!key.contains(Scatter.COLLAPSING.title)) {
            assertThat(rates[3]).as(key).isLessThanOrEqualTo(0.08);
          }
        });
  }

  @Test
  void theManualStatesWhatWasSimulated() throws IOException {
    String page = new CalibrationPage(calibration).markdown();
    System.out.println(page);
    if (System.getProperty("calibration.write") != null) {
      Files.writeString(MANUAL, page);
    }
    assertThat(MANUAL).as("%s; -Dcalibration.write brings it up to date", MANUAL).hasContent(page);
  }

  @Test
  void foldsErrAtMostAsStatedThoughTheyShareSamples() {
    calibration.folds.forEach(
        (key, rates) -> {
          double most = Calibration.ALPHA + Rates.tolerance(Calibration.ALPHA, Calibration.BUILDS);
          assertThat(rates[2]).as("false alarms: " + key).isLessThanOrEqualTo(most);
          assertThat(rates[3]).as("missed: " + key).isLessThanOrEqualTo(most);
        });
  }

  @Test
  void runsThatShareAFoldMustNotCountAsSamplesOfTheirOwn() {
    for (int folds : Calibration.FOLDS) {
      double[] rates = calibration.folds.get(Calibration.foldsKey(folds, 4, 1.0 / folds));
      assertThat(rates[0]).isGreaterThan(2 * Calibration.ALPHA);
      assertThat(rates[1]).isGreaterThan(Calibration.ALPHA + 0.02);
    }
  }
}
