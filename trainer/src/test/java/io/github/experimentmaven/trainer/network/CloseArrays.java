package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.fail;

/**
 * Compares arrays of thousands of tests. AssertJ compares numbers with a tolerance by {@code
 * BigDecimal}, which was a third of what these tests did in Java.
 */
public final class CloseArrays {

  private CloseArrays() {}

  /**
   * Fails unless each number is near enough to the expected one, as no NaN is.
   *
   * @param tolerance how far it may be away
   */
  public static void assertClose(float[] actual, float[] expected, float tolerance) {
    if (actual.length != expected.length) {
      fail("%s numbers instead of %s", actual.length, expected.length);
    }
    for (int i = 0; i < actual.length; i++) {
      // Not greater than the tolerance would let NaN pass.
      boolean close = Math.abs(actual[i] - expected[i]) <= tolerance;
      if (!close) {
        fail("number %s is %s instead of %s, within %s", i, actual[i], expected[i], tolerance);
      }
    }
  }
}
