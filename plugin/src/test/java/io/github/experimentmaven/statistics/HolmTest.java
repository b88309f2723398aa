package io.github.experimentmaven.statistics;

import static io.github.experimentmaven.statistics.Samples.accuracies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HolmTest {

  private static final Sample BASELINE = accuracies(0.9801, 0.9789, 0.9812, 0.9795, 0.9803);

  @Test
  void adjustedPValuesAreThoseOfThePublishedExample() {
    // Wikipedia, "Holm-Bonferroni method": of 0.01, 0.04, 0.03 and 0.005 the first and the last
    // are rejected at 0.05. Adjusted by hand: 3 x 0.01, max(0.04, 0.06), 2 x 0.03, 4 x 0.005.
    assertThat(Holm.adjusted(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
  }

  @Test
  void anAdjustedPValueIsAtMostOne() {
    assertThat(Holm.adjusted(0.7, 0.6)).containsExactly(1, 1);
    assertThat(Holm.adjusted()).isEmpty();
  }

  @Test
  void aFailureThatIsTooLikelyAmongSeveralMetricsIsInconclusive() {
    Comparison worse = Comparison.of(BASELINE, accuracies(0.9765, 0.9788, 0.9776), 0.002, 0.05);
    Comparison same = Comparison.of(BASELINE, accuracies(0.9800), 0.002, 0.05);
    Map<String, Comparison> metrics = new LinkedHashMap<>();
    metrics.put("test_accuracy", worse);
    metrics.put("other", same);
    metrics.put("another", same);

    Map<String, Comparison> corrected = Holm.correct(metrics, metric -> true);

    assertThat(worse.outcome()).isEqualTo(ComparisonOutcome.FAIL);
    assertThat(corrected.keySet()).containsExactly("test_accuracy", "other", "another");
    assertThat(corrected.get("test_accuracy").outcome()).isEqualTo(ComparisonOutcome.INCONCLUSIVE);
    assertThat(corrected.get("test_accuracy").outcomeAlone()).isEqualTo(ComparisonOutcome.FAIL);
    assertThat(corrected.get("test_accuracy").adjusted().worse())
        .isCloseTo(3 * worse.p().worse(), within(1e-15));
  }

  @Test
  void aMetricThatCannotFailTakesNoShareOfThoseThatCan() {
    Comparison worse = Comparison.of(BASELINE, accuracies(0.9765, 0.9788, 0.9776), 0.002, 0.05);
    Map<String, Comparison> metrics = new LinkedHashMap<>();
    metrics.put("test_loss", worse);
    metrics.put("test_accuracy", worse);
    metrics.put("train_loss", worse);

    Map<String, Comparison> corrected = Holm.correct(metrics, "test_accuracy"::equals);

    assertThat(corrected.get("test_accuracy").outcome()).isEqualTo(ComparisonOutcome.FAIL);
    assertThat(corrected.get("test_accuracy").adjusted().worse()).isEqualTo(worse.p().worse());
    assertThat(corrected.get("test_accuracy").adjusted().better()).isEqualTo(1);
    assertThat(corrected.get("test_loss").outcome()).isEqualTo(ComparisonOutcome.INCONCLUSIVE);
    assertThat(corrected.get("train_loss").adjusted().worse()).isEqualTo(1);
  }

  @Test
  void anImprovementThatIsTooLikelyAmongSeveralMetricsPasses() {
    Comparison better = Comparison.of(BASELINE, accuracies(0.9836, 0.9812, 0.9824), 0.002, 0.05);

    Map<String, Comparison> corrected =
        Holm.correct(Map.of("a", better, "b", better), metric -> true);

    assertThat(better.outcome()).isEqualTo(ComparisonOutcome.IMPROVED);
    assertThat(corrected.get("a").outcome()).isEqualTo(ComparisonOutcome.PASS);
  }

  @Test
  void passingNeedsNoCorrection() {
    Comparison passed = Comparison.of(BASELINE, accuracies(0.9796, 0.9805, 0.9802), 0.0012, 0.05);

    Map<String, Comparison> corrected =
        Holm.correct(Map.of("a", passed, "b", passed), metric -> true);

    assertThat(passed.p().withinMargin()).isBetween(0.025, 0.05);
    assertThat(corrected.get("a").outcome()).isEqualTo(ComparisonOutcome.PASS);
  }

  @Test
  void oneMetricAloneStaysAsItIs() {
    Comparison alone = Comparison.of(BASELINE, accuracies(0.9765, 0.9788, 0.9776), 0.002, 0.05);

    assertThat(Holm.correct(Map.of("test_accuracy", alone), metric -> true))
        .isEqualTo(Map.of("test_accuracy", alone));
  }

  @Test
  void differentAlphasAreNoFamily() {
    Comparison one = Comparison.of(BASELINE, accuracies(0.98), 0.002, 0.05);
    Comparison other = Comparison.of(BASELINE, accuracies(0.98), 0.002, 0.01);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Holm.correct(Map.of("a", one, "b", other), metric -> true))
        .withMessage("the metrics of a family must have the same alpha");
  }
}
