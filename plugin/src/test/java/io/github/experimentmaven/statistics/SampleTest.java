package io.github.experimentmaven.statistics;

import static io.github.experimentmaven.statistics.Samples.accuracies;
import static io.github.experimentmaven.statistics.Samples.losses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {

  private static final Sample FIVE = accuracies(0.9801, 0.9789, 0.9812, 0.9795, 0.9803);

  @Test
  void meanAndDeviationAreThoseOfASample() {
    // By hand: deviations 1, -11, 12, -5, 3 (1e-4); squares add up to 300; 300 / 4 = 75.
    assertThat(FIVE.size()).isEqualTo(5);
    assertThat(FIVE.mean()).isCloseTo(0.98, within(1e-15));
    assertThat(FIVE.standardDeviation().getAsDouble())
        .isCloseTo(Math.sqrt(75) * 1e-4, within(1e-15));
  }

  @Test
  void theMeanOfEqualValuesIsThatValue() {
    assertThat(accuracies(0.1, 0.1, 0.1).mean()).isEqualTo(0.1);
  }

  @Test
  void theIntervalOfTheMeanIsStudents() {
    // t(0.975, 4) = 2.776: NIST/SEMATECH e-Handbook, 1.3.6.7.2
    double halfWidth = 2.776 * Math.sqrt(75) * 1e-4 / Math.sqrt(5);

    Interval interval = FIVE.meanInterval(0.95).orElseThrow();

    assertThat(interval.lower()).isCloseTo(0.98 - halfWidth, within(1e-6));
    assertThat(interval.upper()).isCloseTo(0.98 + halfWidth, within(1e-6));
  }

  @Test
  void bestAndWorstDependOnTheDirection() {
    assertThat(FIVE.best()).isEqualTo(0.9812);
    assertThat(FIVE.worst()).isEqualTo(0.9789);
    assertThat(losses(0.07, 0.08).best()).isEqualTo(0.07);
    assertThat(losses(0.07, 0.08).worst()).isEqualTo(0.08);
  }

  @Test
  void aSingleSeedHasNoDeviationAndNoInterval() {
    assertThat(accuracies(0.98).standardDeviation()).isEmpty();
    assertThat(accuracies(0.98).flooredDeviation()).isEmpty();
    assertThat(accuracies(0.98).meanInterval(0.95)).isEmpty();
  }

  @Test
  void seedsThatAgreeAreTakenToDeviateByOneImage() {
    assertThat(accuracies(0.98, 0.98, 0.98).standardDeviation()).hasValue(0);
    assertThat(accuracies(0.98, 0.98, 0.98).flooredDeviation()).hasValue(1e-4);
  }

  @Test
  void lossesThatAgreeAreTakenToDeviateByAThousandth() {
    assertThat(losses(0.08, 0.08).flooredDeviation().getAsDouble()).isCloseTo(8e-5, within(1e-18));
    assertThat(losses(0, 0).flooredDeviation().getAsDouble()).isPositive();
  }

  @Test
  void aDeviationAboveTheFloorStaysAsItIs() {
    assertThat(FIVE.flooredDeviation()).isEqualTo(FIVE.standardDeviation());
  }

  @Test
  void theValuesAreCopied() {
    List<Double> values = new ArrayList<>(List.of(0.98));
    Sample sample = new Sample(Samples.ACCURACY, values);

    values.add(0.5);

    assertThat(sample.values()).containsExactly(0.98);
  }

  @Test
  void whatCannotBeCalculatedWithIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> accuracies())
        .withMessage("a sample without a value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> losses(0.1, Double.NaN))
        .withMessage("a sample with a value that is not finite: [0.1, NaN]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIVE.meanInterval(95))
        .withMessage("confidence must lie between 0 and 1: 95.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Measure.accuracy(0))
        .withMessage("a proportion of 0 images");
  }
}
