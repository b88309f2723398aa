package io.github.experimentmaven.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * With how many of the candidate's seeds to look at the result, if seeds are added as long as it is
 * inconclusive.
 *
 * <p>Every look is another chance to err, so they share alpha: in proportion to their seeds, as a
 * later look knows more. Whatever the looks have in common, and they share the baseline and all
 * earlier seeds, the errors of all of them add up to alpha at most (Bonferroni's inequality).
 * Simulated with 3, 6 and 12 seeds against 5, an unchanged recipe passes in 82% of the cases,
 * instead of 75% with equal shares. Pocock's (1977) levels would do as well with one seed less, but
 * are proven for equal steps and known deviations only.
 *
 * <p>The looks are few, as the seeds about double from one to the next: 3, 6, 12; after a single
 * seed come three, as two say next to nothing about their spread.
 *
 * @param initialSeeds at the first look, 1 at least
 * @param maxSeeds at the last look, not fewer
 */
public record LookPlan(int initialSeeds, int maxSeeds) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public LookPlan {
    if (initialSeeds < 1 || maxSeeds < initialSeeds) {
      throw new IllegalArgumentException(
          "cannot look at %s to %s seeds".formatted(initialSeeds, maxSeeds));
    }
  }

  /**
   * One look at the result.
   *
   * @param seeds how many the candidate has by then
   * @param alpha what to compare with, so that all looks together keep to the whole
   */
  public record Look(int seeds, double alpha) {}

  /**
   * The looks in their order.
   *
   * @param alpha of all of them together
   */
  public List<Look> looks(double alpha) {
    List<Integer> seeds = new ArrayList<>();
    for (long next = initialSeeds; next < maxSeeds; next = next == 1 ? 3 : 2 * next) {
      // A last look with hardly more seeds than the one before costs alpha and tells nothing new.
      if (next == initialSeeds || 3 * next <= 2L * maxSeeds) {
        seeds.add((int) next);
      }
    }
    seeds.add(maxSeeds);
    double all = seeds.stream().mapToDouble(Integer::doubleValue).sum();
    return seeds.stream().map(count -> new Look(count, alpha * (count / all))).toList();
  }
}
