package io.github.experimentmaven.gate;

import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * In how many pairs of networks, one of the baseline and one of the candidate, each image flips.
 *
 * <p>A network is compared with a network, never with the vote of several: ten networks that vote
 * are right more often than any of them, so that every candidate would look worse than they do. Of
 * an unchanged recipe as many images become wrong as right, up to chance, whatever the numbers of
 * seeds.
 */
final class FlipCounts {

  private final int pairs;
  private final int[] toWrong;
  private final int[] toRight;

  private FlipCounts(int pairs, int[] toWrong, int[] toRight) {
    this.pairs = pairs;
    this.toWrong = toWrong;
    this.toRight = toRight;
  }

  /** Each seed with itself; both sides have the same seeds in the same order. */
  static FlipCounts ofPairs(SeedPredictions before, SeedPredictions now) {
    int seeds = before.seeds();
    int[] toWrong = new int[before.samples()];
    int[] toRight = new int[before.samples()];
    for (int seed = 0; seed < seeds; seed++) {
      for (int image = 0; image < toWrong.length; image++) {
        boolean wasRight = before.isRight(seed, image);
        if (wasRight != now.isRight(seed, image)) {
          (wasRight ? toWrong : toRight)[image]++;
        }
      }
    }
    return new FlipCounts(seeds, toWrong, toRight);
  }

  /** Each seed of the one side with each of the other. */
  static FlipCounts ofAll(SeedPredictions before, SeedPredictions now) {
    int[] rightBefore = right(before);
    int[] rightNow = right(now);
    return new FlipCounts(
        before.seeds() * now.seeds(),
        each(rightBefore, rightNow, (was, is) -> was * (now.seeds() - is)),
        each(rightBefore, rightNow, (was, is) -> (before.seeds() - was) * is));
  }

  /** How many pairs there are. */
  int pairs() {
    return pairs;
  }

  /** How many flips there are in all pairs together. */
  long total(boolean becomesWrong) {
    return IntStream.of(becomesWrong ? toWrong : toRight).asLongStream().sum();
  }

  /** In how many more pairs an image flips this way than the other. */
  int excess(int image, boolean becomesWrong) {
    int excess = toWrong[image] - toRight[image];
    return becomesWrong ? excess : -excess;
  }

  /** The images that flip more often this way than the other, in their order. */
  List<Integer> images(boolean becomesWrong) {
    return IntStream.range(0, toWrong.length)
        .filter(image -> excess(image, becomesWrong) > 0)
        .boxed()
        .toList();
  }

  /** How many seeds are right about each image; loops, as they see each prediction. */
  private static int[] right(SeedPredictions seeds) {
    int[] right = new int[seeds.samples()];
    for (int seed = 0; seed < seeds.seeds(); seed++) {
      for (int image = 0; image < right.length; image++) {
        right[image] += seeds.isRight(seed, image) ? 1 : 0;
      }
    }
    return right;
  }

  private static int[] each(int[] before, int[] now, IntBinaryOperator operator) {
    return IntStream.range(0, before.length)
        .map(image -> operator.applyAsInt(before[image], now[image]))
        .toArray();
  }
}
