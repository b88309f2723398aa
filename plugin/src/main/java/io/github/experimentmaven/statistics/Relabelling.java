package io.github.experimentmaven.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * Other ways to deal out what was measured, each as likely as the one that was seen if the two
 * recipes are the same.
 *
 * <p>Where there are too many to look at all, a fixed choice of them, the one that was seen among
 * them, keeps the test exact (Phipson and Smyth 2010) and the same in every build.
 */
final class Relabelling {

  /** So many tell p = 0.05 with a deviation of 0.002, and take milliseconds. */
  static final int MOST = 10_000;

  private static final long SEED = 1;

  private Relabelling() {}

  /** How many ways there are to deal out seeds. */
  static double countOfSeeds(int baseline, int candidate) {
    return CombinatoricsUtils.binomialCoefficientDouble(baseline + candidate, candidate);
  }

  /** How many ways there are to exchange the sides of pairs. */
  static double countOfPairs(int pairs) {
    return Math.pow(2, pairs);
  }

  /**
   * Which of the seeds are the candidate's; first, as it is seen, the last ones.
   *
   * @param baseline how many seeds
   * @param candidate how many seeds
   */
  static List<boolean[]> ofSeeds(int baseline, int candidate) {
    int all = baseline + candidate;
    boolean[] seen = new boolean[all];
    Arrays.fill(seen, baseline, all, true);
    List<boolean[]> ways = new ArrayList<>();
    ways.add(seen);
    if (countOfSeeds(baseline, candidate) <= MOST) {
      addOthers(ways, seen, new boolean[all], 0, candidate);
    } else {
      SplittableRandom random = new SplittableRandom(SEED);
      while (ways.size() < MOST) {
        ways.add(shuffled(seen, random));
      }
    }
    return ways;
  }

  /**
   * Whose sides are exchanged; first, as it is seen, none.
   *
   * @param pairs how many
   */
  static List<boolean[]> ofPairs(int pairs) {
    List<boolean[]> ways = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(SEED);
    boolean isCountable = countOfPairs(pairs) <= MOST;
    int count = isCountable ? (int) countOfPairs(pairs) : MOST;
    for (int way = 0; way < count; way++) {
      boolean[] exchanged = new boolean[pairs];
      for (int pair = 0; pair < pairs; pair++) {
        exchanged[pair] = isCountable ? (way >> pair & 1) == 1 : way > 0 && random.nextBoolean();
      }
      ways.add(exchanged);
    }
    return ways;
  }

  private static void addOthers(
      List<boolean[]> ways, boolean[] seen, boolean[] way, int from, int left) {
    if (left == 0) {
      if (!Arrays.equals(seen, way)) {
        ways.add(way.clone());
      }
      return;
    }
    for (int seed = from; seed <= way.length - left; seed++) {
      way[seed] = true;
      addOthers(ways, seen, way, seed + 1, left - 1);
      way[seed] = false;
    }
  }

  private static boolean[] shuffled(boolean[] labels, SplittableRandom random) {
    boolean[] way = labels.clone();
    for (int last = way.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      boolean label = way[last];
      way[last] = way[other];
      way[other] = label;
    }
    return way;
  }
}
