package io.github.experimentmaven.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoundsTest {

  @Test
  void boundsNeedAtLeastOneEnd() {
    assertThatThrownBy(() -> new Bounds(null, null)).hasMessage("give min, max or max_drop");
  }

  @Test
  void somethingMustLieBetweenBothEnds() {
    assertThatThrownBy(() -> new Bounds(0.9, 0.8)).hasMessage("min 0.9 is greater than max 0.8");
    assertThat(new Bounds(0.9, 0.9).max()).isEqualTo(0.9);
  }
}
