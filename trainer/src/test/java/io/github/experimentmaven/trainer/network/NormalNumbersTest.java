package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NormalNumbersTest {

  private static final int COUNT = 1 << 20;
  private static final long KEY = 0x123456789abcdef0L;

  @Test
  void theyAreThoseOfBoxAndMuller() {
    int[] ascending = new int[NormalNumbers.BLOCK];
    Arrays.setAll(ascending, i -> i);
    int[] first = new int[NormalNumbers.BLOCK];
    int[] second = new int[NormalNumbers.BLOCK];
    KeyedHash.fill(KEY, 5, ascending, first, first.length);
    KeyedHash.fill(Long.rotateLeft(~KEY, 32), 5, ascending, second, second.length);
    float[] actual = new float[NormalNumbers.BLOCK];

    new NormalNumbers().fill(KEY, 5, actual, actual.length);

    for (int i = 0; i < actual.length; i++) {
      double uniform = (first[i] + 0.5) * 0x1p-31;
      double expected =
          Math.sqrt(-2 * Math.log(uniform)) * Math.cos(2 * Math.PI * second[i] * 0x1p-31);
      assertThat((double) actual[i]).isCloseTo(expected, Offset.offset(2e-6));
    }
  }

  @Test
  void theirMomentsAndTailsAreThoseOfTheNormalDistribution() {
    float[] numbers = numbers(KEY, NormalNumbers.BLOCK);

    double[] moments = new double[5];
    for (float number : numbers) {
      for (int power = 1; power < moments.length; power++) {
        moments[power] += Math.pow(number, power) / COUNT;
      }
    }
    assertThat(moments[1]).isCloseTo(0, Offset.offset(0.004));
    assertThat(moments[2]).isCloseTo(1, Offset.offset(0.006));
    assertThat(moments[3]).isCloseTo(0, Offset.offset(0.016));
    assertThat(moments[4]).isCloseTo(3, Offset.offset(0.04));
    assertThat(beyond(numbers, 1.959964f)).isCloseTo(0.05, Offset.offset(0.001));
    assertThat(beyond(numbers, 3.290527f)).isCloseTo(0.001, Offset.offset(0.00015));
  }

  @Test
  void theyFollowFromTheirPlacesInWhateverPortions() {
    assertThat(numbers(KEY, 1)).isEqualTo(numbers(KEY, NormalNumbers.BLOCK));
    assertThat(numbers(KEY, 37)).isEqualTo(numbers(KEY, NormalNumbers.BLOCK));
  }

  private static double beyond(float[] numbers, float limit) {
    int count = 0;
    for (float number : numbers) {
      count += Math.abs(number) > limit ? 1 : 0;
    }
    return (double) count / numbers.length;
  }

  private static float[] numbers(long key, int portion) {
    NormalNumbers normal = new NormalNumbers();
    float[] numbers = new float[COUNT];
    float[] some = new float[portion];
    for (int start = 0; start < COUNT; start += portion) {
      int count = Math.min(portion, COUNT - start);
      normal.fill(key, start, some, count);
      System.arraycopy(some, 0, numbers, start, count);
    }
    return numbers;
  }
}
