package io.github.experimentmaven.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldDealTest {

  /** Recorded once; SplittableRandom is specified, and so is the shuffle. */
  private static final int[] EXPECTED = {0, 0, 2, 1, 0, 2, 2, 1, 0, 2, 1, 1};

  @ParameterizedTest
  @CsvSource({"150, 5", "151, 5", "12, 10", "100, 2", "7, 7", "1000, 3"})
  void everySampleIsInOneFoldAndFoldsAreOfOneSize(int samples, int folds) {
    int[] classOf = IntStream.range(0, samples).map(i -> i * i % 3).toArray();
    List<int[]> groups =
        IntStream.range(0, 3)
            .mapToObj(c -> IntStream.range(0, samples).filter(i -> classOf[i] == c).toArray())
            .toList();

    int[] foldOf = FoldDeal.of(groups, samples, folds, 7);

    assertThat(foldOf).hasSize(samples);
    assertThat(Arrays.stream(foldOf).boxed()).allMatch(fold -> fold >= 0 && fold < folds);
    assertAreOfOneSize(foldOf, IntStream.range(0, samples).toArray(), folds);
    groups.forEach(group -> assertAreOfOneSize(foldOf, group, folds));
  }

  private static void assertAreOfOneSize(int[] foldOf, int[] samples, int folds) {
    long[] sizes = new long[folds];
    Arrays.stream(samples).forEach(sample -> sizes[foldOf[sample]]++);
    assertThat(Arrays.stream(sizes).max().orElseThrow() - Arrays.stream(sizes).min().orElseThrow())
        .isLessThanOrEqualTo(1);
  }

  @Test
  void theDealIsTheSameOnEveryMachine() {
    assertThat(FoldDeal.of(List.of(IntStream.range(0, 12).toArray()), 12, 3, 1))
        .containsExactly(EXPECTED);
    assertThat(FoldDeal.of(List.of(IntStream.range(0, 12).toArray()), 12, 3, 2))
        .isNotEqualTo(EXPECTED);
  }

  @Test
  void samplesInNoGroupAreInNoFold() {
    assertThat(FoldDeal.of(List.of(new int[] {0, 2}), 4, 2, 1))
        .satisfies(
            foldOf -> {
              assertThat(foldOf[1]).isEqualTo(FoldDeal.NONE);
              assertThat(foldOf[3]).isEqualTo(FoldDeal.NONE);
              assertThat(foldOf[0] + foldOf[2]).isEqualTo(1);
            });
  }
}
