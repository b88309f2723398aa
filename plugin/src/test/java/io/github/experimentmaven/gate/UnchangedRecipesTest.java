package io.github.experimentmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ImageChanges.ClassChange;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded seeds of one recipe against its other seeds: nothing has changed. */
class UnchangedRecipesTest {

  private static final double CONFIDENCE = 0.95;

  /** With votes there were twice and three times as many one way as the other. */
  @ParameterizedTest
  @ValueSource(strings = {"mnist-mlp", "mnist-cnn"})
  void eachSeedAgainstTheOthersFlipsAsManyImagesThisWayAsThatWay(String experiment)
      throws Exception {
    List<ImageChanges> changes = changes(experiment, 1);

    assertThat(changes).hasSize(10).allMatch(each -> each.mcNemarP() == null);
    assertThat(mean(changes, true)).isPositive().isCloseTo(mean(changes, false), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnist-mlp", "mnist-cnn"})
  void countsAreTheSameHoweverTheSeedsAreDealtOut(String experiment) throws Exception {
    double ofOne = mean(changes(experiment, 1), true);

    for (int seeds : new int[] {2, 5, 7}) {
      assertThat(mean(changes(experiment, seeds), true)).isCloseTo(ofOne, within(1e-9));
      assertThat(mean(changes(experiment, seeds), false)).isCloseTo(ofOne, within(1e-9));
    }
  }

  /** Single seeds were warned of in 2 of 10 cases. */
  @ParameterizedTest
  @CsvSource({
    "mnist-mlp, 1", "mnist-mlp, 2", "mnist-mlp, 3", "mnist-mlp, 5", "mnist-mlp, 7",
    "mnist-cnn, 1", "mnist-cnn, 2", "mnist-cnn, 3", "mnist-cnn, 5", "mnist-cnn, 7"
  })
  void atMostOneChoiceOfSeedsInTwentyIsWarnedOf(String experiment, int seeds) throws Exception {
    List<ImageChanges> changes = changes(experiment, seeds);

    long warnings =
        changes.stream()
            .filter(each -> each.classes().stream().anyMatch(ClassChange::isWorse))
            .count();

    assertThat((double) warnings / changes.size()).isLessThanOrEqualTo(1 - CONFIDENCE);
  }

  /** Every choice of so many seeds against the others. */
  private static List<ImageChanges> changes(String experiment, int seeds) throws IOException {
    RecordedSeeds recorded = RecordedSeeds.of(experiment);
    return recorded.choices(seeds).stream()
        .map(
            some ->
                ImageComparison.of(
                    recorded.without(some), recorded.side(some), RecordedSeeds.CLASSES, CONFIDENCE))
        .toList();
  }

  private static double mean(List<ImageChanges> changes, boolean wrong) {
    return changes.stream()
        .map(each -> wrong ? each.newlyWrong() : each.newlyRight())
        .mapToDouble(each -> each.count())
        .average()
        .orElseThrow();
  }
}
