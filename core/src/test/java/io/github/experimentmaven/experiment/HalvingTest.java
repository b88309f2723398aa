package io.github.experimentmaven.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalvingTest {

  @Test
  void rungsAreFactorsApartAndBeforeTheEnd() {
    assertThat(new Halving(3, 1).rungs(27)).containsExactly(1, 3, 9);
    assertThat(new Halving(3, 1).rungs(28)).containsExactly(1, 3, 9, 27);
    assertThat(new Halving(2, 5).rungs(20)).containsExactly(5, 10);
  }

  @Test
  void withoutEpochsAfterTheFirstThereIsNone() {
    assertThat(new Halving(3, 5).rungs(5)).isEmpty();
    assertThat(new Halving(3, 1).rungs(0)).isEmpty();
  }

  @Test
  void manyEpochsDoNotOverflow() {
    assertThat(new Halving(1000, 1_000_000).rungs(Integer.MAX_VALUE))
        .containsExactly(1_000_000, 1_000_000_000);
  }

  @Test
  void oneInSoManyGoesOnButAtLeastOne() {
    assertThat(new Halving(3, 1).promoted(9)).isEqualTo(3);
    assertThat(new Halving(3, 1).promoted(8)).isEqualTo(2);
    assertThat(new Halving(3, 1).promoted(2)).isEqualTo(1);
    assertThat(new Halving(3, 1).promoted(1)).isEqualTo(1);
  }
}
