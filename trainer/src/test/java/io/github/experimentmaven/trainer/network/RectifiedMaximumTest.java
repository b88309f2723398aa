package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RectifiedMaximumTest {

  private static final int NONE = RectifiedMaximum.NONE;

  @Test
  void theFirstOfEqualValuesWins() {
    assertMaxima(new float[] {1, 2, 2}, new float[] {3, 2, 1}, new float[] {3, 1, 2})
        .are(new float[] {3, 2, 2}, 1, 0, 0);
  }

  @Test
  void nothingWinsThatIsNotAboveZero() {
    assertMaxima(new float[] {-1, 0, -0f}, new float[] {-2, -0f, Float.NEGATIVE_INFINITY})
        .are(new float[] {0, 0, 0}, NONE, NONE, NONE);
  }

  @Test
  void theSmallestAndTheLargestNumbersAreInOrder() {
    assertMaxima(
            new float[] {Float.MIN_VALUE, Float.MAX_VALUE, Float.MAX_VALUE},
            new float[] {Float.MIN_NORMAL, Float.POSITIVE_INFINITY, -Float.MAX_VALUE})
        .are(new float[] {Float.MIN_NORMAL, Float.POSITIVE_INFINITY, Float.MAX_VALUE}, 1, 1, 0);
  }

  @Test
  void whatIsNotANumberIsNeverHidden() {
    // Processors make them with the sign set, too.
    float negative = Float.intBitsToFloat(0xffc00000);
    assertMaxima(
            new float[] {Float.NaN, 1, negative},
            new float[] {1, negative, Float.NEGATIVE_INFINITY})
        .are(new float[] {Float.NaN, Float.NaN, Float.NaN}, 0, 1, 0);
  }

  @Test
  void theGradientGoesToTheWinnerAlone() {
    int[] gradient = new int[4];
    int[] winners = {0, 1, 2, NONE};
    int[] output = bits(new float[] {-5, 6, -7, 8});

    RectifiedMaximum.gradient(output, 1, winners, gradient);

    assertThat(floats(gradient)).containsExactly(0, 6, 0, 0);
  }

  @Test
  void longVectorsAreTheSameAsComparingOneByOne() {
    SplittableRandom random = new SplittableRandom(7);
    int length = 1003;
    float[][] values = new float[6][length];
    float[] maxima = new float[length];
    int[] winners = new int[length];
    Arrays.fill(winners, NONE);
    for (int k = 0; k < values.length; k++) {
      for (int i = 0; i < length; i++) {
        values[k][i] = random.nextInt(-9, 10) / 4f;
        if (values[k][i] > maxima[i]) {
          maxima[i] = values[k][i];
          winners[i] = k;
        }
      }
    }

    // Again and again, so that the compiled loops are tested, too.
    for (int round = 0; round < 2000; round++) {
      assertMaxima(values).are(maxima, winners);
    }
  }

  private static Outcome assertMaxima(float[]... values) {
    int[] maxima = new int[values[0].length];
    int[] winners = new int[values[0].length];
    RectifiedMaximum.start(maxima, winners);
    for (int k = 0; k < values.length; k++) {
      RectifiedMaximum.take(bits(values[k]), k, maxima, winners);
    }
    return new Outcome(floats(maxima), winners);
  }

  private record Outcome(float[] maxima, int[] winners) {
    void are(float[] expected, int... expectedWinners) {
      assertThat(maxima).isEqualTo(expected);
      assertThat(winners).isEqualTo(expectedWinners);
    }
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  private static float[] floats(int[] bits) {
    float[] values = new float[bits.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(bits[i]);
    }
    return values;
  }
}
