package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uniformity and independence by chi-square tests, whose outcome is the same each time. */
class KeyedHashTest {

  private static final int COUNT = 1 << 20;
  private static final int BITS = 31;

  /** As random as keys are, and as little: zero, one, single bits. */
  static LongStream keys() {
    return LongStream.concat(
        LongStream.of(0, 1, 2, 1L << 31, 1L << 32, 1L << 63, -1), new SplittableRandom(1).longs(8));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void numbersAreUniformInTheirFirstAndInTheirLastBits(long key) {
    int[] numbers = numbers(key, 0);
    int bins = 1 << 12;

    assertThat(Arrays.stream(numbers).min().orElseThrow()).isNotNegative();
    assertThat(excess(Arrays.stream(numbers).map(n -> n >>> (BITS - 12)), bins)).isLessThan(5);
    assertThat(excess(Arrays.stream(numbers).map(n -> n & (bins - 1)), bins)).isLessThan(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 64, 128, 512, 784, 1000, 1024, 25088, 65536})
  void aNumberSaysNothingOfLaterOnes(int lag) {
    keys()
        .forEach(
            key -> {
              int[] numbers = numbers(key, 0);
              assertThat(dependence(numbers, Arrays.copyOfRange(numbers, lag, COUNT)))
                  .as("key %d", key)
                  .isLessThan(5);
            });
  }

  /** Drawn at random, as keys are; even if either half is the same. */
  @Test
  void aKeySaysNothingOfOthers() {
    long[] keys = new SplittableRandom(2).longs(20).toArray();
    for (int i = 1; i < keys.length; i++) {
      int[] numbers = numbers(keys[i - 1], 0);
      long firstHalfAlike = keys[i - 1] ^ (keys[i] >>> 32);
      long secondHalfAlike = keys[i - 1] ^ (keys[i] << 32);
      for (long other : new long[] {keys[i], firstHalfAlike, secondHalfAlike}) {
        assertThat(dependence(numbers, numbers(other, 0)))
            .as("keys %d and %d", keys[i - 1], other)
            .isLessThan(5);
      }
    }
  }

  @Test
  void portionsGiveTheSameNumbers() {
    int[] whole = numbers(42, 0);

    assertThat(numbers(42, 1000)).startsWith(Arrays.copyOfRange(whole, 1000, 5000));
  }

  private static int[] numbers(long key, int first) {
    int[] numbers = new int[COUNT];
    KeyedHash.fill(key, first, IntStream.range(0, COUNT).toArray(), numbers, COUNT);
    return numbers;
  }

  /** Of pairs by their first five bits. */
  private static double dependence(int[] numbers, int[] others) {
    return excess(
        IntStream.range(0, others.length)
            .map(i -> (numbers[i] >>> (BITS - 5) << 5) + (others[i] >>> (BITS - 5))),
        1 << 10);
  }

  /** By how many standard deviations chi-square is above what equal bins would have. */
  private static double excess(IntStream values, int bins) {
    int[] counts = new int[bins];
    values.forEach(value -> counts[value]++);
    double expected = Arrays.stream(counts).sum() / (double) bins;
    double square = 0;
    for (int count : counts) {
      square += (count - expected) * (count - expected) / expected;
    }
    int freedom = bins - 1;
    return (square - freedom) / Math.sqrt(2.0 * freedom);
  }
}
