package io.github.experimentmaven.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyDifferenceTest {

  private static final double CLOSE = 0.00005;

  @Test
  void oneSeedIsJudgedByTheNumberOfTestImages() {
    // Newcombe (1998), table II, comparison (c): 9/10 and 3/10.
    assertInterval(AccuracyDifference.of(List.of(0.3), List.of(0.9), 10, null), 0.1705, 0.8090);
  }

  @Test
  void severalSeedsAreJudgedByHowMuchTheirDifferencesScatter() {
    // Differences -0.01, -0.02, 0: deviation 0.01, t(0.975, 2) = 4.3027; 4.3027 * 0.01 / sqrt(3).
    assertInterval(
        AccuracyDifference.of(List.of(0.97, 0.98, 0.99), List.of(0.96, 0.96, 0.99), 10_000, null),
        -0.01 - 0.02484,
        -0.01 + 0.02484);
  }

  @Test
  void seedsThatHappenToAgreeStillLeaveRoomForAnImage() {
    // A deviation of 1/10, 1 degree of freedom: 12.7062 * 0.1 / sqrt(2) = 0.89847.
    assertInterval(
        AccuracyDifference.of(List.of(0.9, 0.9), List.of(0.8, 0.8), 10, null),
        -0.1 - 0.89847,
        -0.1 + 0.89847);
  }

  @Test
  void whatCannotBeToldApartIsNotEqualForThat() {
    // Differences -0.014 and -0.012: -0.013 with 12.7062 * 0.001414 / sqrt(2) = 0.01271 around it.
    AccuracyDifference difference =
        AccuracyDifference.of(List.of(0.979, 0.981), List.of(0.965, 0.969), 10_000, 0.005);

    assertThat(difference.isEqual()).isFalse();
    assertThat(difference.isDifferent()).isTrue();
    AccuracyDifference uncertain =
        AccuracyDifference.of(List.of(0.979, 0.981), List.of(0.965, 0.970), 10_000, 0.005);
    assertThat(uncertain.isEqual()).isFalse();
    assertThat(uncertain.isDifferent()).isFalse();
  }

  @Test
  void whatLiesWithinTheMarginIsEqual() {
    List<Double> accepted = List.of(0.979, 0.981, 0.980);
    List<Double> repeated = List.of(0.9788, 0.9806, 0.9797);

    assertThat(AccuracyDifference.of(accepted, repeated, 10_000, 0.005).isEqual()).isTrue();
    assertThat(AccuracyDifference.of(accepted, repeated, 10_000, 0.0004).isEqual()).isFalse();
    assertThat(AccuracyDifference.of(accepted, repeated, 10_000, null).isEqual()).isFalse();
    // A difference that is shown to be there may still be within the margin.
    assertThat(AccuracyDifference.of(accepted, repeated, 10_000, 0.005).isDifferent()).isTrue();
  }

  @Test
  void aDifferenceBeyondTheNoiseOfTestImagesIsOne() {
    assertThat(AccuracyDifference.of(List.of(0.98), List.of(0.978), 10_000, null).isDifferent())
        .isFalse();
    assertThat(AccuracyDifference.of(List.of(0.98), List.of(0.97), 10_000, null).isDifferent())
        .isTrue();
    assertThat(AccuracyDifference.of(List.of(0.97), List.of(0.98), 10_000, null).isDifferent())
        .isTrue();
    assertThat(AccuracyDifference.of(List.of(0.98), List.of(0.9799), 10_000, 0.005).isEqual())
        .isTrue();
  }

  @Test
  void bothMeansAndTheIntervalAreShown() {
    assertThat(
            AccuracyDifference.of(
                List.of(0.97, 0.98, 0.99), List.of(0.96, 0.97, 0.98), 10_000, null))
        .hasToString("0.9800 -> 0.9700, difference -0.0100 (95%: -0.0102 to -0.0098)");
    assertThat(AccuracyDifference.of(List.of(0.98), List.of(0.9799), 10_000, 0.005))
        .hasToString(
            "0.9800 -> 0.9799, difference -0.0001 (95%: -0.0040 to +0.0038; equal within 0.005)");
  }

  private static void assertInterval(AccuracyDifference difference, double lower, double upper) {
    assertThat(difference.lower()).isCloseTo(lower, within(CLOSE));
    assertThat(difference.upper()).isCloseTo(upper, within(CLOSE));
  }
}
