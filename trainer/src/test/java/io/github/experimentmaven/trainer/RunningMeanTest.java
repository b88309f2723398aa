package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunningMeanTest {

  @Test
  void everyImageCountsTheSame() {
    RunningMean mean = new RunningMean(TrainingFixture.EVALUATION.score());
    add(mean, 1, true);
    add(mean, 2, false);
    add(mean, 6, true);
    add(mean, 7, true);

    assertThat(mean.loss()).isEqualTo(4);
    assertThat(mean.metrics().value("accuracy")).isEqualTo(0.75);
    assertThat(mean.samples()).isEqualTo(4);
  }

  @Test
  void theMeanOfNothingIsZero() {
    RunningMean mean = new RunningMean(TrainingFixture.EVALUATION.score());

    assertThat(mean.loss()).isZero();
    assertThat(mean.metrics().value("accuracy")).isZero();
    assertThat(mean.samples()).isZero();
  }

  private static void add(RunningMean mean, double loss, boolean isRight) {
    mean.add(loss, new float[] {0, 1, 0}, new float[] {0, isRight ? 1 : 0, isRight ? 0 : 1}, 0);
  }
}
