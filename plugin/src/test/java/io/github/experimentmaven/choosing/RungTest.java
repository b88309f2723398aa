package io.github.experimentmaven.choosing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.choosing.Rung.Contender;
import io.github.experimentmaven.experiment.Halving;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.task.MulticlassClassification;
import java.util.List;
import org.junit.jupiter.api.Test;

class RungTest {

  private static final Rung ACCURACY =
      new Rung(new Halving(2, 1), MulticlassClassification.TEST_ACCURACY.onValidation(), 1);

  @Test
  void theBestGoOnInTheOrderOfTheFile() {
    assertThat(
            ACCURACY.promoted(
                List.of(
                    new Contender("a", 0.7),
                    new Contender("b", 0.5),
                    new Contender("c", 0.9),
                    new Contender("d", 0.6))))
        .containsExactly("a", "c");
  }

  @Test
  void ofAMetricThatIsToBeSmallTheSmallestGoOn() {
    Rung loss = new Rung(new Halving(2, 1), Metric.TEST_LOSS.onValidation(), 1);

    assertThat(loss.promoted(List.of(new Contender("a", 0.7), new Contender("b", 0.5))))
        .containsExactly("b");
  }

  @Test
  void ofEqualsTheFirstOfTheFileGoesOn() {
    assertThat(
            ACCURACY.promoted(
                List.of(new Contender("z", 0.5), new Contender("a", 0.5), new Contender("b", 0.5))))
        .containsExactly("z");
  }

  @Test
  void whoHasFailedOrDivergedDoesNotGoOnButCounts() {
    // Two of five have a place: that one of them failed gives the others no more.
    assertThat(
            ACCURACY.promoted(
                List.of(
                    new Contender("a", null),
                    new Contender("b", Double.NaN),
                    new Contender("c", 0.3),
                    new Contender("d", 0.2),
                    new Contender("e", 0.1))))
        .containsExactly("c", "d");
    assertThat(ACCURACY.promoted(List.of(new Contender("a", null), new Contender("b", Double.NaN))))
        .isEmpty();
    assertThat(ACCURACY.promoted(List.of())).isEmpty();
  }
}
