package io.github.experimentmaven.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which of many recipes is best, and which others may be: multiple comparisons with the best.
 *
 * <p>A recipe is left out if it is significantly worse than some other one. Whichever is truly
 * best, it is in what is left with the stated probability: Gupta's subset selection (Technometrics
 * 7, 1965) with the constrained intervals of Hsu (Annals of Statistics 12, 1984). Each comparison
 * is made at {@code alpha / (m - 1)}, Bonferroni's share, where Dunnett's would have to know how
 * the comparisons depend on each other, which unequal numbers of seeds and pairs do not allow.
 *
 * <p>Recipes with the same seeds are compared seed by seed, others by their own deviations. As a
 * few seeds hardly tell a deviation, each is moderated by what the better half of the recipes have
 * in common: those are what is to be told apart, and recipes that diverge scatter otherwise. What
 * is lent counts no more than what a recipe's own seeds tell, so that the probability holds as well
 * where the best recipe scatters twice as much as the others. A single seed may scatter twice as
 * much.
 *
 * @param recipes as they were given
 * @param leader the index of that with the best mean; of several the first
 */
public record Choice(List<Candidate> recipes, int leader) {

  /** More than anybody trains. */
  private static final int MOST_SEEDS = 200;

  public Choice {
    recipes = List.copyOf(recipes);
  }

  /**
   * A recipe among the others.
   *
   * @param sample what was measured
   * @param beyondOthers how much better its mean over all seeds there could be is than that of the
   *     best of the others, negative if worse; all of these intervals hold together
   * @param mayBeBest whether nothing tells it from the best
   * @param seedsToTell about how many seeds of it and of the leader would tell the two apart with a
   *     probability of 0.8, if they differ and scatter as they seem to; of the leader, how many
   *     would tell it from all others; nothing if they are told apart already, or if no reasonable
   *     number would do
   */
  public record Candidate(
      Sample sample, Interval beyondOthers, boolean mayBeBest, OptionalInt seedsToTell) {}

  /** The indices of those that nothing tells from the best, the best mean first. */
  public List<Integer> mayBeBest() {
    return ranking().stream().filter(index -> recipes.get(index).mayBeBest()).toList();
  }

  /** All indices, the best mean first. */
  public List<Integer> ranking() {
    return IntStream.range(0, recipes.size())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                index -> gain(recipes.get(index).sample(), recipes.get(leader).sample())))
        .toList();
  }

  /** Whether something tells the leader from all others. */
  public boolean isSettled() {
    return mayBeBest().size() == 1;
  }

  /** Whether anything is known of how seeds scatter, without which nothing can be told. */
  public boolean knowsSpread() {
    return recipes.stream().anyMatch(each -> each.sample().size() > 1);
  }

  /** The index of the recipe of the best single seed. */
  public int luckiest() {
    Direction direction = recipes.get(0).sample().measure().direction();
    return IntStream.range(0, recipes.size())
        .boxed()
        .max(
            Comparator.<Integer>comparingDouble(
                    index -> direction.gain(0, recipes.get(index).sample().best()))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  /**
   * Chooses among recipes.
   *
   * @param recipes at least one, all of the same measure
   * @param folds whether the values are over folds of cross-validations, which share what is
   *     trained on
   * @param alpha the probability at most with which the best is left out, in (0, 0.5)
   * @throws IllegalArgumentException if there is none, measures differ, or alpha is out of range
   */
  public static Choice of(List<SeedValues> recipes, boolean folds, double alpha) {
    if (recipes.stream().map(each -> each.sample().measure()).distinct().count() != 1) {
      throw new IllegalArgumentException("recipes to choose among must have one measure");
    }
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException("alpha must lie between 0 and 0.5: " + alpha);
    }
    List<Sample> samples = recipes.stream().map(SeedValues::sample).toList();
    int leader = 0;
    for (int i = 1; i < samples.size(); i++) {
      if (gain(samples.get(leader), samples.get(i)) > 0) {
        leader = i;
      }
    }
    return new Choice(candidates(samples, new PairErrors(recipes, folds, alpha), leader), leader);
  }

  private static List<Candidate> candidates(List<Sample> samples, PairErrors errors, int leader) {
    int count = samples.size();
    double[] uppers = new double[count];
    for (int i = 0; i < count; i++) {
      uppers[i] = count == 1 ? Double.POSITIVE_INFINITY : upper(i, samples, errors);
    }
    int[] left = IntStream.range(0, count).filter(i -> uppers[i] > 0).toArray();
    List<OptionalInt> seeds =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    uppers[i] > 0 && i != leader
                        ? errors.seedsToTell(
                            i, leader, gain(samples.get(i), samples.get(leader)), MOST_SEEDS)
                        : OptionalInt.empty())
            .toList();
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Candidate(
                    samples.get(i),
                    new Interval(lower(i, left, samples, errors), Math.max(0, uppers[i])),
                    uppers[i] > 0,
                    i == leader ? ofAll(left, leader, seeds) : seeds.get(i)))
        .toList();
  }

  /** The greatest, if all others that are left have a number. */
  private static OptionalInt ofAll(int[] left, int leader, List<OptionalInt> seeds) {
    boolean all = IntStream.of(left).allMatch(i -> i == leader || seeds.get(i).isPresent());
    return all
        ? IntStream.of(left).filter(i -> i != leader).map(i -> seeds.get(i).orElseThrow()).max()
        : OptionalInt.empty();
  }

  /** Not above 0 if it is told to be worse than another. */
  private static double upper(int i, List<Sample> samples, PairErrors errors) {
    return IntStream.range(0, samples.size())
        .filter(j -> j != i)
        .mapToDouble(j -> gain(samples.get(j), samples.get(i)) + errors.halfWidth(i, j))
        .min()
        .orElseThrow();
  }

  private static double lower(int i, int[] left, List<Sample> samples, PairErrors errors) {
    return Math.min(
        0,
        IntStream.of(left)
            .filter(j -> j != i)
            .mapToDouble(j -> gain(samples.get(j), samples.get(i)) - errors.halfWidth(i, j))
            .min()
            .orElse(0));
  }

  /** How much better the mean of the second is. */
  private static double gain(Sample from, Sample to) {
    return from.measure().direction().gain(from.mean(), to.mean());
  }
}
