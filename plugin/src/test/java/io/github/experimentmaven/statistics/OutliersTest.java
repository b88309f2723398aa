package io.github.experimentmaven.statistics;

import static io.github.experimentmaven.statistics.Samples.accuracies;
import static io.github.experimentmaven.statistics.Samples.losses;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutliersTest {

  private static final Sample TEN =
      accuracies(0.9774, 0.9793, 0.9792, 0.9783, 0.9799, 0.9797, 0.9812, 0.9779, 0.9813, 0.9798);

  @Test
  void severalThatDidNotLearnDoNotHideEachOther() {
    assertThat(Outliers.of(accuracies(0.98, 0.1, 0.981, 0.11, 0.979, 0.98), Outliers.ALPHA))
        .containsExactlyInAnyOrder(1, 3);
    assertThat(Outliers.of(losses(0.07, 0.068, 2.3, 0.071, 0.069), Outliers.ALPHA))
        .containsExactly(2);
  }

  @Test
  void twoOfFiveAreFoundBesideAReferenceThatKnowsTheSpread() {
    assertThat(Outliers.of(accuracies(0.9785, 0.1, 0.981, 0.11, 0.9795), TEN, Outliers.ALPHA))
        .containsExactlyInAnyOrder(1, 3);
    assertThat(Outliers.of(accuracies(0.1, 0.9793), TEN, Outliers.ALPHA)).containsExactly(0);
    assertThat(Outliers.of(accuracies(0.1, 0.11, 0.9793, 0.1), TEN, Outliers.ALPHA))
        .containsExactlyInAnyOrder(0, 1, 3);
  }

  @Test
  void anotherRecipeHasNoOutliersForThat() {
    assertThat(Outliers.of(accuracies(0.9711, 0.9712, 0.9716), TEN, Outliers.ALPHA)).isEmpty();
    assertThat(Outliers.of(accuracies(0.78, 0.79, 0.77, 0.775), TEN, Outliers.ALPHA)).isEmpty();
  }

  @Test
  void whatIsFarBetterIsNone() {
    assertThat(Outliers.of(accuracies(0.5, 0.5, 0.51, 0.49, 0.98), Outliers.ALPHA)).isEmpty();
  }

  @Test
  void recordedSeedsHaveNone() {
    assertThat(Outliers.of(TEN, Outliers.ALPHA)).isEmpty();
    assertThat(
            Outliers.of(
                accuracies(
                    0.9857, 0.9882, 0.9905, 0.992, 0.9897, 0.9899, 0.9923, 0.9894, 0.9925, 0.9933),
                Outliers.ALPHA))
        .isEmpty();
  }

  @Test
  void seedsThatAgreeLeaveRoomForSomeImages() {
    assertThat(Outliers.of(accuracies(1, 1, 1, 1, 0.9998), Outliers.ALPHA)).isEmpty();
    assertThat(Outliers.of(accuracies(1, 1, 1, 1, 0.1), Outliers.ALPHA)).containsExactly(4);
  }

  @Test
  void threeSeedsWithoutAReferenceTellNothing() {
    assertThat(Outliers.of(accuracies(0.98, 0.98, 0.1), Outliers.ALPHA)).isEmpty();
    assertThat(Outliers.of(accuracies(0.98, 0.1), accuracies(0.98, 0.98), Outliers.ALPHA))
        .isEmpty();
  }

  @Test
  void lossesOfZeroAreNoMistake() {
    assertThat(Outliers.of(losses(0, 0, 0, 0), Outliers.ALPHA)).isEmpty();
  }
}
