package io.github.experimentmaven.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Deals samples into folds, each into exactly one. The folds differ by one sample at most, and so
 * do their samples of each class.
 *
 * <p>The same samples and seed give the same folds on every machine: in each group, in their order,
 * a Fisher-Yates shuffle ({@code i} from the last sample down to the second, swapped with {@link
 * SplittableRandom#nextInt(int) nextInt(i + 1)} of one generator with the seed); then all samples
 * are dealt one after the other, to the first fold, the second and so on, and from the last to the
 * first again, without a new start at a new group.
 */
public final class FoldDeal {

  /** The fold of a sample that is in no group. */
  public static final int NONE = -1;

  private FoldDeal() {}

  /**
   * The fold of each sample.
   *
   * @param groups the samples of each class, or all in one
   * @param samples how many samples there are, in a group or not
   * @param folds how many folds, at least 2
   * @param seed of the shuffles
   * @return from 0; {@link #NONE} of those in no group
   */
  public static int[] of(List<int[]> groups, int samples, int folds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] foldOf = new int[samples];
    Arrays.fill(foldOf, NONE);
    int next = 0;
    for (int[] group : groups) {
      int[] shuffled = group.clone();
      for (int last = shuffled.length - 1; last > 0; last--) {
        int other = random.nextInt(last + 1);
        int swapped = shuffled[last];
        shuffled[last] = shuffled[other];
        shuffled[other] = swapped;
      }
      for (int sample : shuffled) {
        foldOf[sample] = next;
        next = (next + 1) % folds;
      }
    }
    return foldOf;
  }
}
