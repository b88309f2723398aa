package io.github.experimentmaven.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NewcombeTest {

  private static final double CLOSE = 0.00005;

  @Test
  void intervalsAreThePublishedOnes() {
    // Newcombe (1998), table II, method 10, comparison (c): 9/10 and 3/10.
    assertInterval(Newcombe.difference(0.3, 0.9, 10, 0.95), 0.1705, 0.8090);
    // (g): 10/10 and 0/10; Wald's interval would be a point.
    assertInterval(Newcombe.difference(0.0, 1.0, 10, 0.95), 0.6075, 1.0);
  }

  @Test
  void theOtherWayRoundItIsTheSameWithOtherSigns() {
    assertInterval(Newcombe.difference(0.9, 0.3, 10, 0.95), -0.8090, -0.1705);
  }

  @Test
  void lessConfidenceIsANarrowerInterval() {
    Interval wide = Newcombe.difference(0.3, 0.9, 10, 0.95);
    Interval narrow = Newcombe.difference(0.3, 0.9, 10, 0.8);

    assertThat(narrow.lower()).isGreaterThan(wide.lower());
    assertThat(narrow.upper()).isLessThan(wide.upper());
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Newcombe.difference(0.3, 0.9, 0, 0.95))
        .withMessage("a proportion of 0 images");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Newcombe.difference(0.3, 0.9, 10, 95))
        .withMessage("confidence must lie between 0 and 1: 95.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Newcombe.difference(0.3, 1.1, 10, 0.95))
        .withMessage("a proportion must lie between 0 and 1: 1.1");
  }

  private static void assertInterval(Interval interval, double lower, double upper) {
    assertThat(interval.lower()).isCloseTo(lower, within(CLOSE));
    assertThat(interval.upper()).isCloseTo(upper, within(CLOSE));
  }
}
