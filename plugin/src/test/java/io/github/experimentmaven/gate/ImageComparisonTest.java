package io.github.experimentmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.experimentmaven.baseline.SeedPredictions;
import io.github.experimentmaven.gate.ImageComparison.Side;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ImageChanges.ClassChange;
import io.github.experimentmaven.result.ImageChanges.Flips;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageComparisonTest {

  private static final List<String> CLASSES = List.of("cat", "dog", "eel");

  private static final int[] LABELS = {0, 0, 1, 1, 1};

  @Test
  void oneSeedEachIsComparedImageByImage() {
    ImageChanges changes =
        compare(side(new int[] {0, 1, 1, 0, 1}), side(new int[] {1, 0, 1, 2, 0}));

    assertThat(changes.seeds()).containsExactly(1L);
    assertThat(changes.newlyWrong()).isEqualTo(new Flips(2, 2, List.of(0, 4)));
    assertThat(changes.newlyRight()).isEqualTo(new Flips(1, 1, List.of(1)));
    // Two of three, or three, or the other way round: all there is.
    assertThat(changes.mcNemarP()).isEqualTo(1);
  }

  @Test
  void ofSharedSeedsThoseAreStableThatFlipWithAllOfThem() {
    ImageChanges changes =
        compare(
            side(new int[] {0, 0, 1, 1, 1}, new int[] {0, 0, 0, 1, 1}),
            side(new int[] {1, 0, 0, 1, 1}, new int[] {1, 0, 0, 0, 1}));

    assertThat(changes.seeds()).containsExactly(1L, 2L);
    assertThat(changes.newlyWrong()).isEqualTo(new Flips(3, 1, List.of(0, 2, 3)));
    assertThat(changes.newlyRight()).isEqualTo(new Flips(0, 0, List.of()));
  }

  @Test
  void oneSeedInCommonDoesNotDecideForTheOthers() {
    // Two of the baseline's three networks were wrong on the second image already.
    Side baseline =
        new Side(
            List.of(9L, 10L, 11L),
            predictions(
                new int[] {0, 0, 1, 1, 1}, new int[] {0, 1, 1, 1, 1}, new int[] {0, 1, 1, 1, 1}));
    Side candidate =
        new Side(
            List.of(7L, 8L, 9L),
            predictions(
                new int[] {1, 1, 1, 1, 1}, new int[] {1, 1, 1, 1, 1}, new int[] {0, 1, 1, 1, 1}));

    ImageChanges changes = compare(baseline, candidate);

    assertThat(changes.seeds()).isEmpty();
    assertThat(changes.newlyWrong()).isEqualTo(new Flips(1, 0, List.of(0)));
  }

  @Test
  void anImageIsStableOnlyIfAllSeedsOfBothSidesAgree() {
    Side baseline = side(new int[] {0, 0, 1, 1, 1}, new int[] {1, 0, 1, 1, 1});
    Side candidate = new Side(List.of(1L), predictions(new int[] {1, 1, 1, 1, 1}));

    ImageChanges changes = compare(baseline, candidate);

    assertThat(changes.seeds()).containsExactly(1L);
    assertThat(changes.newlyWrong()).isEqualTo(new Flips(2, 1, List.of(1, 0)));
  }

  @Test
  void otherSeedsAreComparedByTheirMajorities() {
    Side baseline =
        side(new int[] {0, 0, 1, 1, 1}, new int[] {0, 0, 1, 1, 0}, new int[] {0, 1, 1, 0, 1});
    Side candidate =
        new Side(
            List.of(11L, 12L, 13L),
            predictions(
                new int[] {1, 0, 1, 0, 1}, new int[] {1, 0, 1, 0, 1}, new int[] {1, 0, 1, 1, 1}));

    ImageChanges changes = compare(baseline, candidate);

    assertThat(changes.seeds()).isEmpty();
    assertThat(changes.newlyWrong()).isEqualTo(new Flips(2, 1, List.of(0, 3)));
    assertThat(changes.newlyRight()).isEqualTo(new Flips(0, 0, List.of()));
    assertThat(changes.mcNemarP()).isEqualTo(0.5);
  }

  @Test
  void noMoreImagesAreListedThanAnybodyLooksAt() {
    int[] labels = new int[250];
    int[] wrong = new int[250];
    Arrays.fill(wrong, 1);

    ImageChanges changes =
        ImageComparison.of(
            new Side(List.of(1L), new SeedPredictions(labels, List.of(labels))),
            new Side(List.of(1L), new SeedPredictions(labels, List.of(wrong))),
            CLASSES,
            0.95);

    assertThat(changes.newlyWrong().count()).isEqualTo(250);
    assertThat(changes.newlyWrong().images()).hasSize(ImageComparison.MOST_IMAGES);
  }

  @Test
  void aClassThatIsForgottenIsWarnedOf() {
    int[] labels = new int[400];
    Arrays.fill(labels, 200, 400, 1);
    int[] forgetful = labels.clone();
    Arrays.fill(forgetful, 200, 300, 2);

    ImageChanges changes =
        ImageComparison.of(
            new Side(List.of(1L, 2L), new SeedPredictions(labels, List.of(labels, labels))),
            new Side(List.of(1L, 2L), new SeedPredictions(labels, List.of(forgetful, forgetful))),
            CLASSES,
            0.95);

    assertThat(changes.classes())
        .extracting(
            ClassChange::name, ClassChange::baseline, ClassChange::recall, ClassChange::isWorse)
        .containsExactly(tuple("cat", 1.0, 1.0, false), tuple("dog", 1.0, 0.5, true));
  }

  private static ImageChanges compare(Side baseline, Side candidate) {
    return ImageComparison.of(baseline, candidate, CLASSES, 0.95);
  }

  private static Side side(int[]... seeds) {
    return new Side(LongStream.rangeClosed(1, seeds.length).boxed().toList(), predictions(seeds));
  }

  private static SeedPredictions predictions(int[]... seeds) {
    return new SeedPredictions(LABELS, Stream.of(seeds).toList());
  }
}
