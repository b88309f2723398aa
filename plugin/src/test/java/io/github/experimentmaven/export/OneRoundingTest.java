package io.github.experimentmaven.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.agreement.MetricDifference;
import io.github.experimentmaven.export.github.JobSummary;
import io.github.experimentmaven.gate.VerdictText;
import io.github.experimentmaven.report.page.NumberText;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.statistics.Interval;
import io.github.experimentmaven.statistics.Moments;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Wherever the mean of two seeds is read, it is the same figure. */
class OneRoundingTest {

  /**
   * Two seeds of 10,000 images that differ by an odd number: each mean lies between two figures.
   */
  @Test
  void everyTextRoundsTheMeanOfTwoSeedsAlike() {
    IntStream.range(1, 4999)
        .map(half -> 2 * half)
        .forEach(right -> assertOneFigure(right / 10_000.0, (right + 1) / 10_000.0));
  }

  private static void assertOneFigure(double one, double other) {
    double mean = Moments.mean(List.of(one, other));
    String figure =
        BigDecimal.valueOf(one)
            .add(BigDecimal.valueOf(other))
            .divide(BigDecimal.valueOf(2))
            .setScale(4, RoundingMode.HALF_EVEN)
            .toPlainString();
    ExperimentResult result =
        ExportFixture.result(
            "mlp", ExportFixture.verdict(ExportFixture.check("a", Outcome.PASS, "b")), one, other);

    assertThat(VerdictText.of(result)).contains("test_accuracy " + figure + ",");
    assertThat(JobSummary.of("m", List.of(result), 100_000)).contains("| mlp | " + figure + " ±");
    assertThat(NumberText.percent(mean, 10_000)).isEqualTo(percent(new BigDecimal(figure)));
    assertThat(NumberText.percent(1 - mean, 10_000))
        .isEqualTo(percent(BigDecimal.ONE.subtract(new BigDecimal(figure))));
    assertThat(new MetricDifference(mean, mean, new Interval(0, 0), null).toString())
        .startsWith(figure + " -> " + figure + ", difference +0.0000");
  }

  private static String percent(BigDecimal figure) {
    return figure.movePointRight(2).setScale(2).toPlainString() + "\u00a0%";
  }
}
