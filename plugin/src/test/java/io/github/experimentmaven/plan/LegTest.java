package io.github.experimentmaven.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LegTest {

  @Test
  void itsShareBeginsWhereThePartBeforeEnded() {
    Leg leg = new Leg(3, 9);

    assertThat(leg.epochs()).isEqualTo(6);
    assertThat(leg.share(3)).isZero();
    assertThat(leg.share(4.5)).isEqualTo(0.25);
    assertThat(leg.share(9)).isEqualTo(1);
  }

  @Test
  void withoutACheckpointThePartBeforeIsTrainedAgainWhichIsNoShare() {
    assertThat(new Leg(3, 9).share(1.5)).isZero();
  }

  @Test
  void aPartHasEpochs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Leg(3, 3))
        .withMessage("no epochs from 3 to 3");
  }
}
