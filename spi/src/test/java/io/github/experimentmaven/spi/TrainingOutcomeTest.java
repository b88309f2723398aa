package io.github.experimentmaven.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TrainingOutcomeTest {

  @Test
  void aLabelIsTheClassOfProbabilityOne() {
    assertThat(TrainingOutcome.ofLabels(new int[] {2, 0}, 3).predictions())
        .isDeepEqualTo(new float[][] {{0, 0, 1}, {1, 0, 0}});
    assertThatThrownBy(() -> TrainingOutcome.ofLabels(new int[] {0, 3}, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the prediction of test sample 1 is the class 3; expected one from 0 to 2");
  }

  @Test
  void predictionsAreThoseThatWereGivenWhateverBecomesOfTheArray() {
    float[][] given = {{0.25f, 0.75f}};
    TrainingOutcome outcome = TrainingOutcome.of(given);
    given[0][0] = 9;
    outcome.predictions()[0][1] = 9;

    assertThat(outcome.predictions()).isDeepEqualTo(new float[][] {{0.25f, 0.75f}});
    assertThat(TrainingOutcome.of(new double[][] {{0.25, 0.75}}).predictions())
        .isDeepEqualTo(new float[][] {{0.25f, 0.75f}});
  }

  @Test
  void whatElseIsToldComesBesideThePredictions() {
    TrainingOutcome plain = TrainingOutcome.of(new float[][] {{1}});
    TrainingOutcome told = plain.withMetric("train_loss", 0.5).withParameterCount(7);

    assertThat(told.metrics()).containsOnlyKeys("train_loss");
    assertThat(told.parameterCount()).hasValue(7);
    assertThat(plain.metrics()).isEmpty();
    assertThat(plain.parameterCount()).isEmpty();
  }
}
