package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExponentialTest {

  private static final int BLOCK = 1024;

  /** What is less may be 0, what is greater infinite. */
  private static final double LEAST = Math.pow(2, -126.49);

  private static final double GREATEST = Math.pow(2, 127.49);

  private final Exponential exponential = new Exponential(BLOCK);

  @Test
  void itIsWithinOneUnitInTheLastPlace() {
    float[] x = Ulps.floats();
    double worst = 0;
    for (int start = 0; start < x.length; start += BLOCK) {
      float[] block = split(x, start);
      for (int i = 0; i < block.length; i++) {
        float result = exponential.power()[i] * (1 + exponential.fraction()[i]);
        double exact = StrictMath.exp(block[i]);
        if (exact < LEAST) {
          assertThat(result).isBetween(0f, Float.MIN_NORMAL);
        } else if (exact > GREATEST) {
          assertThat(result).isGreaterThanOrEqualTo((float) GREATEST);
        } else {
          worst = Math.max(worst, Ulps.between(result, exact));
        }
      }
    }

    assertThat(worst).isLessThan(1);
  }

  @Test
  void ofWhatIsNotPositiveOneLessIsWithinOneUnitInTheLastPlace() {
    float[] x = Ulps.floats(value -> !(value > 0));
    double worst = 0;
    for (int start = 0; start < x.length; start += BLOCK) {
      float[] block = split(x, start);
      for (int i = 0; i < block.length; i++) {
        float power = exponential.power()[i];
        float result = power * exponential.fraction()[i] + (power - 1);
        worst = Math.max(worst, Ulps.between(result, StrictMath.expm1(block[i])));
      }
    }

    assertThat(worst).isLessThan(1);
  }

  @Test
  void theLimitsAreZeroAndInfinity() {
    float[] x = {Float.NEGATIVE_INFINITY, -1000, 0, 1000, Float.POSITIVE_INFINITY, Float.NaN};
    exponential.split(x, x.length);
    float[] results = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      results[i] = exponential.power()[i] * (1 + exponential.fraction()[i]);
    }

    assertThat(results)
        .containsExactly(0, 0, 1, Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY, Float.NaN);
  }

  private float[] split(float[] x, int start) {
    float[] block = Arrays.copyOfRange(x, start, Math.min(start + BLOCK, x.length));
    float[] before = block.clone();
    exponential.split(block, block.length);
    assertThat(block).isEqualTo(before);
    return block;
  }
}
