package io.github.experimentmaven.dataset;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws a share of samples, of classes each its share.
 *
 * <p>The same samples, share and seed give the same draw on every machine. Of {@code n} samples in
 * all groups, {@code share * n}, rounded half up and at least 1, are drawn. Each group gives the
 * whole part of its {@code share * size}; what is missing then comes one each from the groups with
 * the largest fractions, of equal ones the first. In each group, in this order, a Fisher-Yates
 * shuffle ({@code i} from the last sample down to the second, swapped with {@link
 * SplittableRandom#nextInt(int) nextInt(i + 1)} of one generator with the seed) puts the samples
 * that are drawn to the front. No group gives all its samples.
 */
public final class ShareDraw {

  private ShareDraw() {}

  /**
   * Draws.
   *
   * @param groups the samples of each class, or all in one; none of them empty
   * @param share between 0 and 1, both excluded
   * @param seed of the shuffles
   * @return the samples that are drawn; none if every group has but one
   */
  public static BitSet of(List<int[]> groups, double share, long seed) {
    long samples = groups.stream().mapToLong(group -> group.length).sum();
    long wanted = Math.max(1, (long) Math.floor(share * samples + 0.5));
    int[] taken = new int[groups.size()];
    long sum = 0;
    for (int i = 0; i < taken.length; i++) {
      taken[i] = (int) Math.floor(share * groups.get(i).length);
      sum += taken[i];
    }
    List<Integer> byFraction =
        IntStream.range(0, taken.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> taken[i] - share * groups.get(i).length))
            .toList();
    for (int i : byFraction) {
      if (sum < wanted && taken[i] + 1 < groups.get(i).length) {
        taken[i]++;
        sum++;
      }
    }
    SplittableRandom random = new SplittableRandom(seed);
    BitSet drawn = new BitSet();
    for (int i = 0; i < taken.length; i++) {
      int[] group = groups.get(i).clone();
      for (int last = group.length - 1; last > 0; last--) {
        int other = random.nextInt(last + 1);
        int swapped = group[last];
        group[last] = group[other];
        group[other] = swapped;
      }
      for (int k = 0; k < taken[i]; k++) {
        drawn.set(group[k]);
      }
    }
    return drawn;
  }
}
