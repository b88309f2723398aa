package io.github.experimentmaven.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FisherExactTest {

  @Test
  void theLadyTastingTeaIsThatOfFisher() {
    // Fisher, The Design of Experiments (1935), II: all four of four cups right by chance, 1 in 70;
    // three of four or more, 17 in 70.
    assertThat(FisherExact.pValue(4, 4, 0, 4)).isCloseTo(1 / 70.0, within(1e-12));
    assertThat(FisherExact.pValue(3, 4, 1, 4)).isCloseTo(17 / 70.0, within(1e-12));
  }

  @Test
  void whatHappensNowhereElseIsNoSurpriseWithoutAnElsewhere() {
    assertThat(FisherExact.pValue(1, 5, 0, 0)).isEqualTo(1);
  }
}
