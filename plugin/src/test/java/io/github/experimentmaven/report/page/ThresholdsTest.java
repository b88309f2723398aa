package io.github.experimentmaven.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.report.chart.XyChart.Point;
import io.github.experimentmaven.report.page.Thresholds.Step;
import io.github.experimentmaven.result.ProbabilityPredictions;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

  // 0.9 +, 0.8 -, 0.7 + and -, 0.5 +, 0.1 -
  private static final Thresholds THRESHOLDS =
      thresholds(new float[] {0.1f, 0.5f, 0.7f, 0.9f, 0.7f, 0.8f}, 0, 1, 0, 1, 1, 0);

  @Test
  void equalProbabilitiesArePassedTogether() {
    assertThat(THRESHOLDS.steps())
        .containsExactly(
            new Step(1, 0), new Step(1, 1), new Step(2, 2), new Step(3, 2), new Step(3, 3));
  }

  @Test
  void theRocCurveGoesFromTheOriginToTheFarCorner() {
    assertThat(THRESHOLDS.roc())
        .containsExactly(
            new Point(0, 0),
            new Point(0, 1 / 3.0),
            new Point(1 / 3.0, 1 / 3.0),
            new Point(2 / 3.0, 2 / 3.0),
            new Point(2 / 3.0, 1),
            new Point(1, 1));
  }

  @Test
  void thePrecisionBelongsToTheRecallOfItsThreshold() {
    assertThat(THRESHOLDS.precisionRecall())
        .containsExactly(
            new Point(1 / 3.0, 1),
            new Point(1 / 3.0, 0.5),
            new Point(2 / 3.0, 0.5),
            new Point(1, 0.6),
            new Point(1, 0.5));
  }

  @Test
  void samplesOfOneClassHaveNoCurve() {
    Thresholds negative = thresholds(new float[] {0.1f, 0.9f}, 0, 0);
    Thresholds positive = thresholds(new float[] {0.1f, 0.9f}, 1, 1);

    assertThat(negative.roc()).isEmpty();
    assertThat(negative.precisionRecall()).isEmpty();
    assertThat(positive.roc()).isEmpty();
    assertThat(positive.precisionRecall()).containsExactly(new Point(0.5, 1), new Point(1, 1));
  }

  @Test
  void aCurveOfManyThresholdsHasItsEndsAndSomeOfThem() {
    float[] probabilities = new float[10_000];
    int[] labels = new int[probabilities.length];
    for (int i = 0; i < labels.length; i++) {
      probabilities[i] = i / (float) labels.length;
      labels[i] = i % 2;
    }

    Thresholds thresholds = thresholds(probabilities, labels);

    assertThat(thresholds.steps()).hasSize(10_000);
    assertThat(thresholds.roc())
        .hasSizeLessThan(400)
        .startsWith(new Point(0, 0))
        .endsWith(new Point(1, 1));
  }

  private static Thresholds thresholds(float[] probabilities, int... labels) {
    return Thresholds.of(new ProbabilityPredictions(probabilities), labels);
  }
}
