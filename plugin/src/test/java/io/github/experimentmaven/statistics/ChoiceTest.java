package io.github.experimentmaven.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChoiceTest {

  private static final double ALPHA = 0.05;

  @Test
  void ofTwoWithTheSameSeedsTheDifferencesDecide() {
    // By hand: differences 10, 12, 11 (1e-4), mean 11, deviation 1; t(0.95, 2) = 2.920 of the NIST
    // e-Handbook: 2.920 / sqrt(3) = 1.686, so that one is better by 9.314 to 12.686.
    Choice choice = choose(recipe(1, 0.9800, 0.9850, 0.9821), recipe(1, 0.9810, 0.9862, 0.9832));

    assertThat(choice.leader()).isEqualTo(1);
    assertThat(choice.mayBeBest()).containsExactly(1);
    assertThat(choice.isSettled()).isTrue();
    assertThat(choice.recipes().get(0).beyondOthers().lower()).isCloseTo(-12.686e-4, within(1e-7));
    assertThat(choice.recipes().get(0).beyondOthers().upper()).isZero();
    assertThat(choice.recipes().get(1).beyondOthers().lower()).isZero();
    assertThat(choice.recipes().get(1).beyondOthers().upper()).isCloseTo(12.686e-4, within(1e-7));
  }

  @Test
  void withOtherSeedsTheSameValuesTellNothing() {
    Choice choice = choose(recipe(1, 0.9800, 0.9850, 0.9821), recipe(4, 0.9810, 0.9862, 0.9832));

    assertThat(choice.ranking()).containsExactly(1, 0);
    assertThat(choice.mayBeBest()).containsExactly(1, 0);
    assertThat(choice.recipes().get(0).seedsToTell().getAsInt()).isBetween(20, 80);
    assertThat(choice.recipes().get(1).seedsToTell())
        .isEqualTo(choice.recipes().get(0).seedsToTell());
  }

  @Test
  void singleSeedsTellNothing() {
    Choice choice = choose(recipe(1, 0.5), recipe(1, 0.9), recipe(1, 0.7));

    assertThat(choice.knowsSpread()).isFalse();
    assertThat(choice.mayBeBest()).containsExactly(1, 2, 0);
    assertThat(choice.recipes())
        .allSatisfy(
            each -> {
              assertThat(each.beyondOthers())
                  .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
              assertThat(each.seedsToTell()).isEmpty();
            });
  }

  @Test
  void aSingleSeedIsJudgedByTheOthers() {
    Choice choice = choose(recipe(1, 0.9), recipe(1, 0.98, 0.981, 0.979), recipe(1, 0.978));

    assertThat(choice.mayBeBest()).containsExactly(1, 2);
  }

  @Test
  void oneRecipeAloneIsTheBest() {
    Choice choice = choose(recipe(1, 0.9));

    assertThat(choice.mayBeBest()).containsExactly(0);
    assertThat(choice.recipes().get(0).beyondOthers())
        .isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
  }

  @Test
  void theBestSingleSeedNeedNotBeTheLeaders() {
    Choice choice = choose(recipe(1, 0.97, 0.99), recipe(1, 0.981, 0.982));

    assertThat(choice.leader()).isEqualTo(1);
    assertThat(choice.luckiest()).isZero();
  }

  @Test
  void ofLossesTheLeastIsBest() {
    SeedValues low = SeedValues.of(Measure.loss(), values(1, 0.10, 0.11));
    SeedValues high = SeedValues.of(Measure.loss(), values(1, 0.20, 0.21));

    Choice choice = Choice.of(List.of(high, low), false, ALPHA);

    assertThat(choice.leader()).isEqualTo(1);
    assertThat(choice.luckiest()).isEqualTo(1);
    assertThat(choice.mayBeBest()).containsExactly(1);
  }

  @Test
  void foldsTellLessThanSeeds() {
    List<SeedValues> two =
        List.of(recipe(1, 0.9800, 0.9850, 0.9821), recipe(1, 0.9803, 0.9854, 0.9823));

    assertThat(Choice.of(two, false, ALPHA).mayBeBest()).containsExactly(1);
    // By hand: 3, 4, 2 (1e-4), deviation 1; 2.920 sqrt(1/3 + 1/2) = 2.666 is still less than 3,
    // and with half of alpha t is 4.303: 3.928.
    assertThat(Choice.of(two, true, ALPHA).mayBeBest()).containsExactly(1);
    assertThat(Choice.of(two, true, ALPHA / 2).mayBeBest()).containsExactly(1, 0);
    assertThat(Choice.of(two, false, ALPHA / 2).mayBeBest()).containsExactly(1);
  }

  @Test
  void differentMeasuresCannotBeRanked() {
    SeedValues loss = SeedValues.of(Measure.loss(), values(1, 0.1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> choose(recipe(1, 0.9), loss))
        .withMessage("recipes to choose among must have one measure");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Choice.of(List.of(loss), false, 0.5))
        .withMessage("alpha must lie between 0 and 0.5: 0.5");
  }

  /**
   * Twenty-four recipes; the first is truly best, or as good as any.
   *
   * @param worse how much worse a recipe is than the first, in thousandths
   * @param scatter the deviation of its seeds, in thousandths
   * @param seeds how many it has
   * @param correlation of a seed in two recipes
   * @param paired whether all have the same seeds
   */
  record Sweep(
      String name,
      IntToDoubleFunction worse,
      IntToDoubleFunction scatter,
      IntUnaryOperator seeds,
      double correlation,
      boolean paired) {

    private static final int CELLS = 24;

    @Override
    public String toString() {
      return name;
    }

    List<SeedValues> train(Trainings trainings) {
      double[] common = trainings.lucks(8);
      List<SeedValues> cells = new ArrayList<>();
      for (int cell = 0; cell < CELLS; cell++) {
        double[] lucks =
            trainings.correlated(common, seeds.applyAsInt(cell), Math.sqrt(correlation));
        double[] accuracies = new double[lucks.length];
        for (int seed = 0; seed < lucks.length; seed++) {
          accuracies[seed] =
              Trainings.onGrid(
                  0.98
                      + 0.001
                          * (scatter.applyAsDouble(cell) * lucks[seed]
                              - worse.applyAsDouble(cell)));
        }
        cells.add(recipe(paired ? 1 : 1 + 10 * cell, accuracies));
      }
      return cells;
    }
  }

  static List<Sweep> sweeps() {
    return List.of(
        new Sweep("all equal", cell -> 0, cell -> 1, cell -> 3, 0, false),
        new Sweep("all equal, paired", cell -> 0, cell -> 1, cell -> 3, 0.7, true),
        new Sweep("the best scatters", ChoiceTest::none, ChoiceTest::twice, cell -> 3, 0, false),
        new Sweep("the best scatters, 5", ChoiceTest::none, ChoiceTest::twice, cell -> 5, 0, false),
        new Sweep("scatters, paired", ChoiceTest::none, ChoiceTest::twice, cell -> 3, 0.7, true),
        new Sweep("scatters, paired, 5", ChoiceTest::none, ChoiceTest::twice, cell -> 5, 0.7, true),
        new Sweep("steps", cell -> 0.3 * cell, cell -> 1, cell -> 5, 0, false),
        new Sweep("steps, paired", cell -> 0.3 * cell, cell -> 1, cell -> 5, 0.7, true));
  }

  private static double none(int cell) {
    return 0;
  }

  /** The first scatters twice as much. */
  private static double twice(int cell) {
    return cell == 0 ? 2 : 1;
  }

  @ParameterizedTest
  @MethodSource("sweeps")
  void theBestIsLeftWithAtLeastTheStatedProbability(Sweep sweep) {
    int sweeps = 300;
    Trainings trainings = new Trainings(17);
    int kept = 0;
    int left = 0;
    for (int i = 0; i < sweeps; i++) {
      List<Integer> best = Choice.of(sweep.train(trainings), false, ALPHA).mayBeBest();
      kept += best.contains(0) ? 1 : 0;
      left += best.size();
    }
    System.out.printf(
        "%-24s the best of 24 is kept in %.1f %% of %d sweeps, with %.1f others%n",
        sweep, 100.0 * kept / sweeps, sweeps, (double) (left - kept) / sweeps);

    assertThat((double) kept / sweeps).isGreaterThanOrEqualTo(1 - ALPHA);
  }

  private static Choice choose(SeedValues... recipes) {
    return Choice.of(List.of(recipes), false, ALPHA);
  }

  private static SeedValues recipe(long first, double... values) {
    return SeedValues.of(Samples.ACCURACY, values(first, values));
  }

  private static SortedMap<Long, Double> values(long first, double... values) {
    SortedMap<Long, Double> seeds = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      seeds.put(first + i, values[i]);
    }
    return seeds;
  }
}
