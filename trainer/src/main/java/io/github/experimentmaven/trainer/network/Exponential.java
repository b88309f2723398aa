package io.github.experimentmaven.trainer.network;

/**
 * The exponential function of many floats at a time, by the four operations alone: the same bits on
 * every machine, and vector instructions. {@code exp(x) = 2^n * exp(r)}, where {@code n} is an
 * integer and {@code r} between {@code -ln(2) / 2} and {@code ln(2) / 2}.
 *
 * <p>What the functions below make of both parts,
 *
 * <ul>
 *   <li>{@code exp(x) = power * (1 + fraction)}
 *   <li>{@code exp(x) - 1 = power * fraction + (power - 1)}
 * </ul>
 *
 * is within one unit in the last place. Above {@code 2^127.5} it is infinite, below {@code
 * 2^-126.5}, which is less than the smallest normal float, it is 0.
 */
final class Exponential {

  private static final float LOG2_E = 1.44269504f;

  // ln(2) in two parts, of which the first has so few digits that its multiples are exact.
  private static final float LN_2_HIGH = 0.693359375f;
  private static final float LN_2_LOW = -2.12194440e-4f;

  // (exp(r) - 1 - r) / r^2, of the least greatest error of exp(r) - 1: 2.4e-10.
  private static final float C0 = 0.5f;
  private static final float C1 = 0.16666666f;
  private static final float C2 = 0.04166636f;
  private static final float C3 = 0.00833339f;
  private static final float C4 = 0.0013940721f;
  private static final float C5 = 0.00019845885f;

  // Added to a small number, it leaves no room for digits after the point, ...
  private static final float ROUNDING = 0x1.8p23f;
  // ... and its bits are those of the sum but for the integer.
  private static final int ROUNDING_BITS = Float.floatToRawIntBits(ROUNDING);

  private static final int BIAS = 127;
  private static final int DIGITS = 23;
  private static final float LEAST = -88;
  private static final float GREATEST = 88.75f;

  private final float[] fraction;
  private final float[] power;
  private final int[] exponents;
  private final FloatBits bits;

  /**
   * @param size how many floats at a time
   */
  Exponential(int size) {
    fraction = new float[size];
    power = new float[size];
    exponents = new int[size];
    bits = new FloatBits(size);
  }

  /** {@code exp(r) - 1} of each number. */
  float[] fraction() {
    return fraction;
  }

  /** {@code 2^n} of each number. */
  float[] power() {
    return power;
  }

  /**
   * Computes both parts.
   *
   * @param x the numbers; left as they are
   * @param count how many of them
   */
  void split(float[] x, int count) {
    reduce(x, power, fraction, count);
    bits.bits(power, exponents, count);
    raise(exponents, count);
    bits.floats(exponents, power, count);
  }

  private static void reduce(float[] x, float[] rounded, float[] fraction, int count) {
    for (int i = 0; i < count; i++) {
      float value = Math.min(Math.max(x[i], LEAST), GREATEST);
      float shifted = value * LOG2_E + ROUNDING;
      float n = shifted - ROUNDING;
      float r = (value - n * LN_2_HIGH) - n * LN_2_LOW;
      float rest = ((((C5 * r + C4) * r + C3) * r + C2) * r + C1) * r + C0;
      rounded[i] = shifted;
      fraction[i] = r + (r * r) * rest;
    }
  }

  private static void raise(int[] exponents, int count) {
    for (int i = 0; i < count; i++) {
      exponents[i] = (exponents[i] - ROUNDING_BITS + BIAS) << DIGITS;
    }
  }
}
