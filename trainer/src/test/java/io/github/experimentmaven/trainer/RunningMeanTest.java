package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunningMeanTest {

  @Test
  void everyImageCountsTheSame() {
    RunningMean mean = new RunningMean();
    mean.add(1, true);
    mean.add(2, false);
    mean.add(6, true);
    mean.add(7, true);

    assertThat(mean.loss()).isEqualTo(4);
    assertThat(mean.accuracy()).isEqualTo(0.75);
    assertThat(mean.images()).isEqualTo(4);
  }

  @Test
  void theMeanOfNothingIsZero() {
    RunningMean mean = new RunningMean();

    assertThat(mean.loss()).isZero();
    assertThat(mean.accuracy()).isZero();
    assertThat(mean.images()).isZero();
  }
}
