package io.github.experimentmaven.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyDifferenceTest {

  private static final double CLOSE = 0.00005;

  @Test
  void oneSeedIsJudgedByTheNumberOfTestImages() {
    // Newcombe (1998), table II, comparison (c): 9/10 and 3/10.
    assertInterval(AccuracyDifference.of(List.of(0.3), List.of(0.9), 10), 0.1705, 0.8090);
  }

  @Test
  void severalSeedsAreJudgedByHowMuchTheyScatter() {
    // Variances 0.0001, so 4 degrees of freedom: 2.7764 * sqrt(2 * 0.0001 / 3) = 0.02267.
    assertInterval(
        AccuracyDifference.of(List.of(0.97, 0.98, 0.99), List.of(0.96, 0.97, 0.98), 10_000),
        -0.01 - 0.02267,
        -0.01 + 0.02267);
  }

  @Test
  void degreesOfFreedomAreThoseOfWelch() {
    // s1²/n1 = 0.0001 / 3, s2²/n2 = 0.0025 / 3; 2.16 degrees of freedom, t = 4.0116.
    assertInterval(
        AccuracyDifference.of(List.of(0.97, 0.98, 0.99), List.of(0.90, 0.95, 1.0), 10_000),
        -0.03 - 0.11810,
        -0.03 + 0.11810);
  }

  @Test
  void seedsThatHappenToAgreeStillLeaveRoomForAnImage() {
    // A deviation of 1/10 each, so 2 degrees of freedom: 4.3027 * sqrt(2 * 0.01 / 2) = 0.43027.
    AccuracyDifference difference = AccuracyDifference.of(List.of(0.9, 0.9), List.of(0.8, 0.8), 10);

    assertInterval(difference, -0.1 - 0.43027, -0.1 + 0.43027);
    assertThat(difference.isWithinNoise()).isTrue();
  }

  @Test
  void aDifferenceBeyondTheNoiseIsOne() {
    assertThat(AccuracyDifference.of(List.of(0.98), List.of(0.978), 10_000).isWithinNoise())
        .isTrue();
    assertThat(AccuracyDifference.of(List.of(0.98), List.of(0.97), 10_000).isWithinNoise())
        .isFalse();
    assertThat(AccuracyDifference.of(List.of(0.97), List.of(0.98), 10_000).isWithinNoise())
        .isFalse();
  }

  @Test
  void bothMeansAndTheIntervalAreShown() {
    assertThat(AccuracyDifference.of(List.of(0.97, 0.98, 0.99), List.of(0.96, 0.97, 0.98), 10_000))
        .hasToString("0.9800 -> 0.9700, difference -0.0100 (95%: -0.0327 to +0.0127)");
  }

  private static void assertInterval(AccuracyDifference difference, double lower, double upper) {
    assertThat(difference.lower()).isCloseTo(lower, within(CLOSE));
    assertThat(difference.upper()).isCloseTo(upper, within(CLOSE));
  }
}
