package io.github.experimentmaven.trainer.network;

import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/** Floats of all kinds, and how far a result in single precision is from the true one. */
final class Ulps {

  private static final int STEP = 1009;

  private Ulps() {}

  /**
   * Floats from everywhere: two million and more of all patterns of bits (not numbers, infinities
   * and subnormal ones are among them), and those that lie side by side between -20 and 20.
   */
  static float[] floats() {
    int patterns = (int) ((1L << 32) / STEP);
    int steps = 1 << 20;
    float[] floats = new float[patterns + steps + 8];
    for (int i = 0; i < patterns; i++) {
      floats[i] = Float.intBitsToFloat(i * STEP);
    }
    for (int i = 0; i < steps; i++) {
      floats[patterns + i] = (i - steps / 2) * (40f / steps);
    }
    float[] special = {
      0,
      -0f,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.MAX_VALUE,
      -Float.MAX_VALUE
    };
    System.arraycopy(special, 0, floats, patterns + steps, special.length);
    return floats;
  }

  /** Those that a predicate likes. */
  static float[] floats(DoublePredicate wanted) {
    float[] all = floats();
    int[] indices = IntStream.range(0, all.length).filter(i -> wanted.test(all[i])).toArray();
    float[] some = new float[indices.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = all[indices[i]];
    }
    return some;
  }

  /**
   * The distance in units in the last place of the true value. Below the smallest normal number a
   * result may be any of those, or 0.
   *
   * @return 0 for the same infinity and for two that are not numbers
   */
  static double between(float actual, double expected) {
    if (Double.isNaN(expected) || Math.abs(expected) > Float.MAX_VALUE) {
      return Float.compare(actual, (float) expected) == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    if (Math.abs(expected) < Float.MIN_NORMAL) {
      return Math.abs(actual - expected) <= Float.MIN_NORMAL ? 0 : Double.POSITIVE_INFINITY;
    }
    return Math.abs(actual - expected) / Math.ulp((float) expected);
  }
}
