package io.github.experimentmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.gate.ImageComparison.Side;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ImageChanges.ClassChange;
import io.github.experimentmaven.result.ImageChanges.Flips;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageComparisonTest {

  private static final List<String> CLASSES = List.of("cat", "dog", "eel");

  private static final int[] LABELS = {0, 0, 1, 1, 1};

  @Test
  void oneSeedEachIsComparedImageByImage() {
    ImageChanges changes =
        compare(side(1, new int[] {0, 1, 1, 0, 1}), side(1, new int[] {1, 0, 1, 2, 0}));

    assertThat(changes.seeds()).containsExactly(1L);
    assertThat(changes.pairs()).isEqualTo(1);
    assertThat(changes.newlyWrong()).isEqualTo(new Flips(2, 2, List.of(0, 4)));
    assertThat(changes.newlyRight()).isEqualTo(new Flips(1, 1, List.of(1)));
    // Two of three, or three, or the other way round: all there is.
    assertThat(changes.mcNemarP()).isEqualTo(1);
  }

  @Test
  void twoNetworksOfDifferentSeedsAreComparedJustAsWell() {
    ImageChanges changes =
        compare(side(1, new int[] {0, 1, 1, 0, 1}), side(2, new int[] {1, 0, 1, 2, 0}));

    assertThat(changes.seeds()).isEmpty();
    assertThat(changes.newlyWrong()).isEqualTo(new Flips(2, 2, List.of(0, 4)));
    assertThat(changes.mcNemarP()).isEqualTo(1);
  }

  @Test
  void sharedSeedsAreComparedEachWithItselfAndFlipsAreCountedPerSeed() {
    ImageChanges changes =
        compare(
            side(1, new int[] {0, 0, 1, 1, 1}, new int[] {0, 0, 0, 1, 1}),
            side(1, new int[] {1, 0, 0, 1, 1}, new int[] {1, 0, 0, 0, 1}));

    assertThat(changes.seeds()).containsExactly(1L, 2L);
    assertThat(changes.pairs()).isEqualTo(2);
    // The first image with both, the third and the fourth with one each.
    assertThat(changes.newlyWrong()).isEqualTo(new Flips(2, 1, List.of(0, 2, 3)));
    assertThat(changes.newlyRight()).isEqualTo(new Flips(0, 0, List.of()));
    assertThat(changes.mcNemarP()).isNull();
  }

  @Test
  void seedsOfTheBaselineThatWereNotTrainedAgainHaveNoSayInThePairs() {
    ImageChanges changes =
        compare(
            side(1, new int[] {0, 0, 1, 1, 1}, new int[] {1, 1, 0, 0, 0}),
            side(1, new int[] {0, 0, 1, 1, 0}));

    assertThat(changes.seeds()).containsExactly(1L);
    // Not stable, as the second seed was wrong before.
    assertThat(changes.newlyWrong()).isEqualTo(new Flips(1, 0, List.of(4)));
    assertThat(changes.newlyRight()).isEqualTo(new Flips(0, 0, List.of()));
  }

  @Test
  void theSameNetworksChangeNothingHoweverManyOthersTheBaselineHas() {
    int[] same = {0, 1, 1, 0, 1};

    ImageChanges changes = compare(side(1, LABELS, same, LABELS), side(2, same));

    assertThat(changes.newlyWrong()).isEqualTo(new Flips(0, 0, List.of()));
    assertThat(changes.newlyRight()).isEqualTo(new Flips(0, 0, List.of()));
    assertThat(changes.classes()).allMatch(each -> each.baseline() == each.recall());
  }

  @Test
  void oneSeedInCommonDoesNotDecideForTheOthers() {
    Side baseline =
        side(9, new int[] {0, 0, 1, 1, 1}, new int[] {0, 1, 1, 1, 1}, new int[] {0, 1, 1, 1, 1});
    Side candidate =
        side(7, new int[] {1, 1, 1, 1, 1}, new int[] {1, 1, 1, 1, 1}, new int[] {0, 1, 1, 1, 1});

    ImageChanges changes = compare(baseline, candidate);

    assertThat(changes.seeds()).isEmpty();
    assertThat(changes.pairs()).isEqualTo(9);
    // The first image in 3 x 2 of 9 pairs, the second in 1 x 3.
    assertThat(changes.newlyWrong()).isEqualTo(new Flips(1, 0, List.of(0, 1)));
  }

  @Test
  void imagesThatFlipAsOftenTheOtherWayAreCountedAndNotListed() {
    Side baseline = side(1, new int[] {0, 0, 1, 1, 1}, new int[] {1, 0, 1, 1, 1});

    ImageChanges changes =
        compare(baseline, side(11, new int[] {0, 0, 1, 1, 1}, new int[] {1, 0, 1, 1, 1}));

    assertThat(changes.newlyWrong()).isEqualTo(new Flips(0.25, 0, List.of()));
    assertThat(changes.newlyRight()).isEqualTo(new Flips(0.25, 0, List.of()));
  }

  @Test
  void countsDoNotGrowWithTheNumberOfSeeds() {
    int[] worse = {0, 0, 1, 0, 0};
    Side one = side(1, LABELS);
    Side many = side(1, Collections.nCopies(10, LABELS).toArray(int[][]::new));

    for (Side baseline : List.of(one, many)) {
      for (int seeds = 1; seeds < 6; seeds++) {
        int[][] candidate = Collections.nCopies(seeds, worse).toArray(int[][]::new);

        assertThat(compare(baseline, side(1, candidate)).newlyWrong().count()).isEqualTo(2);
        assertThat(compare(baseline, side(50, candidate)).newlyWrong().count()).isEqualTo(2);
      }
    }
  }

  /** As filed: fifty seeds of an unchanged recipe, one by one, against ten others. */
  @Test
  void ofAnUnchangedRecipeAsManyImagesBecomeWrongAsRight() {
    SplittableRandom random = new SplittableRandom(1);
    double[] difficulties = random.doubles(2000).map(each -> each * each * each * each).toArray();
    double wrong = 0;
    double right = 0;
    double squares = 0;

    for (int trial = 0; trial < 50; trial++) {
      int[][] seeds =
          Stream.generate(() -> network(random, difficulties)).limit(11).toArray(int[][]::new);
      int[] labels = new int[difficulties.length];
      ImageChanges changes =
          ImageComparison.of(
              new Side(
                  LongStream.range(0, 10).boxed().toList(),
                  new SeedPredictions(labels, List.of(seeds).subList(0, 10))),
              new Side(List.of(10L), new SeedPredictions(labels, List.of(seeds[10]))),
              CLASSES,
              0.95);
      wrong += changes.newlyWrong().count() / 50;
      right += changes.newlyRight().count() / 50;
      squares += Math.pow(changes.newlyWrong().count() - changes.newlyRight().count(), 2) / 50;
      assertThat(changes.mcNemarP()).isNull();
    }

    // Three standard errors of the mean difference.
    assertThat(wrong).isCloseTo(right, within(3 * Math.sqrt(squares / 50)));
    assertThat(wrong).isGreaterThan(50);
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
  void aClassThatIsForgottenIsWarnedOfIfThereAreSeedsEnough() {
    assertThat(forgotten(3, 4).classes())
        .extracting(
            ClassChange::name, ClassChange::baseline, ClassChange::recall, ClassChange::isWorse)
        .containsExactly(tuple("cat", 1.0, 1.0, false), tuple("dog", 1.0, 0.5, true));
    assertThat(forgotten(3, 4).areClassesTested()).isTrue();
    assertThat(forgotten(5, 1).classes()).extracting(ClassChange::isWorse).contains(true);
    // Three pairs have eight arrangements, but three seeds against six others have enough.
    assertThat(forgotten(3, 1).areClassesTested()).isTrue();
  }

  @Test
  void aSingleSeedOrTwoAreNotWarnedOfWhateverHappened() {
    for (int seeds = 1; seeds <= 2; seeds++) {
      for (int first : new int[] {1, 50}) {
        assertThat(forgotten(seeds, first).areClassesTested()).isFalse();
        assertThat(forgotten(seeds, first).classes())
            .extracting(ClassChange::recall, ClassChange::isWorse)
            .containsExactly(tuple(1.0, false), tuple(0.5, false));
      }
    }
  }

  /** Six seeds from 1 on that know each dog, and some that know every other one. */
  private static ImageChanges forgotten(int seeds, int first) {
    int[] labels = new int[400];
    Arrays.fill(labels, 200, 400, 1);
    int[] forgetful = labels.clone();
    Arrays.fill(forgetful, 200, 300, 2);
    return ImageComparison.of(
        new Side(
            LongStream.rangeClosed(1, 6).boxed().toList(),
            new SeedPredictions(labels, Collections.nCopies(6, labels))),
        new Side(
            LongStream.range(first, first + seeds).boxed().toList(),
            new SeedPredictions(labels, Collections.nCopies(seeds, forgetful))),
        CLASSES,
        0.95);
  }

  /** Wrong about each image as often as it is difficult; all are of class 0. */
  private static int[] network(SplittableRandom random, double[] difficulties) {
    return Arrays.stream(difficulties)
        .mapToInt(difficulty -> random.nextDouble() < difficulty ? 1 : 0)
        .toArray();
  }

  private static ImageChanges compare(Side baseline, Side candidate) {
    return ImageComparison.of(baseline, candidate, CLASSES, 0.95);
  }

  /** Seeds in a row. */
  private static Side side(long first, int[]... seeds) {
    return new Side(
        LongStream.range(first, first + seeds.length).boxed().toList(),
        new SeedPredictions(LABELS, List.of(seeds)));
  }
}
