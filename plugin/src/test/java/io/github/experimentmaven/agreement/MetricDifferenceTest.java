package io.github.experimentmaven.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.statistics.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricDifferenceTest {

  private static final double CLOSE = 0.00005;

  @Test
  void oneSeedIsJudgedByTheNumberOfTestImages() {
    // Newcombe (1998), table II, comparison (c): 9/10 and 3/10.
    assertInterval(
        MetricDifference.of(Measure.accuracy(10), List.of(0.3), List.of(0.9), null),
        0.1705,
        0.8090);
  }

  @Test
  void severalSeedsAreJudgedByHowMuchTheirDifferencesScatter() {
    // Differences -0.01, -0.02, 0: deviation 0.01, t(0.975, 2) = 4.3027; 4.3027 * 0.01 / sqrt(3).
    assertInterval(
        MetricDifference.of(
            Measure.accuracy(10_000), List.of(0.97, 0.98, 0.99), List.of(0.96, 0.96, 0.99), null),
        -0.01 - 0.02484,
        -0.01 + 0.02484);
  }

  @Test
  void seedsThatHappenToAgreeStillLeaveRoomForAnImage() {
    // A deviation of 1/10, 1 degree of freedom: 12.7062 * 0.1 / sqrt(2) = 0.89847.
    assertInterval(
        MetricDifference.of(Measure.accuracy(10), List.of(0.9, 0.9), List.of(0.8, 0.8), null),
        -0.1 - 0.89847,
        -0.1 + 0.89847);
  }

  @Test
  void whatCannotBeToldApartIsNotEqualForThat() {
    // Differences -0.014 and -0.012: -0.013 with 12.7062 * 0.001414 / sqrt(2) = 0.01271 around it.
    MetricDifference difference =
        MetricDifference.of(
            Measure.accuracy(10_000), List.of(0.979, 0.981), List.of(0.965, 0.969), 0.005);

    assertThat(difference.isEqual()).isFalse();
    assertThat(difference.isDifferent()).isTrue();
    MetricDifference uncertain =
        MetricDifference.of(
            Measure.accuracy(10_000), List.of(0.979, 0.981), List.of(0.965, 0.970), 0.005);
    assertThat(uncertain.isEqual()).isFalse();
    assertThat(uncertain.isDifferent()).isFalse();
  }

  @Test
  void whatLiesWithinTheMarginIsEqual() {
    List<Double> accepted = List.of(0.979, 0.981, 0.980);
    List<Double> repeated = List.of(0.9788, 0.9806, 0.9797);

    assertThat(MetricDifference.of(Measure.accuracy(10_000), accepted, repeated, 0.005).isEqual())
        .isTrue();
    assertThat(MetricDifference.of(Measure.accuracy(10_000), accepted, repeated, 0.0004).isEqual())
        .isFalse();
    assertThat(MetricDifference.of(Measure.accuracy(10_000), accepted, repeated, null).isEqual())
        .isFalse();
    // A difference that is shown to be there may still be within the margin.
    assertThat(
            MetricDifference.of(Measure.accuracy(10_000), accepted, repeated, 0.005).isDifferent())
        .isTrue();
  }

  @Test
  void aDifferenceBeyondTheNoiseOfTestImagesIsOne() {
    assertThat(
            MetricDifference.of(Measure.accuracy(10_000), List.of(0.98), List.of(0.978), null)
                .isDifferent())
        .isFalse();
    assertThat(
            MetricDifference.of(Measure.accuracy(10_000), List.of(0.98), List.of(0.97), null)
                .isDifferent())
        .isTrue();
    assertThat(
            MetricDifference.of(Measure.accuracy(10_000), List.of(0.97), List.of(0.98), null)
                .isDifferent())
        .isTrue();
    assertThat(
            MetricDifference.of(Measure.accuracy(10_000), List.of(0.98), List.of(0.9799), 0.005)
                .isEqual())
        .isTrue();
  }

  @Test
  void bothMeansAndTheIntervalAreShown() {
    assertThat(
            MetricDifference.of(
                Measure.accuracy(10_000),
                List.of(0.97, 0.98, 0.99),
                List.of(0.96, 0.97, 0.98),
                null))
        .hasToString("0.9800 -> 0.9700, difference -0.0100 (95%: -0.0102 to -0.0098)");
    assertThat(MetricDifference.of(Measure.accuracy(10_000), List.of(0.98), List.of(0.9799), 0.005))
        .hasToString(
            "0.9800 -> 0.9799, difference -0.0001 (95%: -0.0040 to +0.0038; equal within 0.005)");
  }

  @Test
  void aDifferenceHasItsSignWhetherMoreIsBetterOrWorse() {
    // Differences +0.2, +0.3: deviation 0.0707, 12.7062 * 0.0707 / sqrt(2) = 0.6353.
    assertInterval(
        MetricDifference.of(Measure.loss(), List.of(1.0, 2.0), List.of(1.2, 2.3), null),
        0.25 - 0.63531,
        0.25 + 0.63531);
    MetricDifference greater =
        MetricDifference.of(
            Measure.loss(), List.of(1.0, 1.1, 1.2), List.of(2.0, 2.101, 2.199), 5.0);
    assertThat(greater.interval().lower()).isPositive();
    assertThat(greater.isDifferent()).isTrue();
    assertThat(greater.isEqual()).isTrue();
  }

  @Test
  void oneSeedTellsNothingOfANumberThatCountsNoSamples() {
    MetricDifference difference =
        MetricDifference.of(Measure.loss(), List.of(0.3), List.of(30.0), 100.0);

    assertThat(difference.isEqual()).isFalse();
    assertThat(difference.isDifferent()).isFalse();
    assertThat(difference)
        .hasToString(
            "0.3000 -> 30.0000, difference +29.7000 (95%: unknown, as one seed does not tell how"
                + " seeds scatter; equal within 100)");
  }

  private static void assertInterval(MetricDifference difference, double lower, double upper) {
    assertThat(difference.interval().lower()).isCloseTo(lower, within(CLOSE));
    assertThat(difference.interval().upper()).isCloseTo(upper, within(CLOSE));
  }
}
