package io.github.experimentmaven.trainer.network;

/**
 * Numbers of the standard normal distribution by position, as {@link KeyedHash} has uniform ones:
 * Box and Muller's {@code sqrt(-2 ln(u)) cos(2 pi v)} of two of them, by the four operations and
 * the square root alone, which are the same bits on every machine, and by vector instructions.
 */
final class NormalNumbers {

  /** Numbers at a time. */
  static final int BLOCK = 1024;

  private static final float LN_2 = 0.6931471806f;
  private static final float ROOT_2 = 1.4142135f;
  private static final float UNIT = 0x1p-31f;
  private static final int DIGITS = 23;
  private static final int BIAS = 127;
  private static final int FRACTION = (1 << DIGITS) - 1;

  // sin(x) / x in powers of x^2, after Taylor: for x up to pi / 2 what follows is less than 6e-8.
  private static final float S1 = -1f / 6;
  private static final float S2 = 1f / 120;
  private static final float S3 = -1f / 5040;
  private static final float S4 = 1f / 362880;
  private static final float S5 = -1f / 39916800;

  private final FloatBits bits = new FloatBits(BLOCK);
  private final int[] ascending = new int[BLOCK];
  private final int[] numbers = new int[BLOCK];
  private final int[] exponents = new int[BLOCK];
  private final float[] radii = new float[BLOCK];
  private final float[] mantissas = new float[BLOCK];

  NormalNumbers() {
    for (int i = 0; i < BLOCK; i++) {
      ascending[i] = i;
    }
  }

  /**
   * The numbers of consecutive indices.
   *
   * @param key drawn at random
   * @param first the first index
   * @param values takes the numbers
   * @param count how many, {@link #BLOCK} at most
   */
  void fill(long key, int first, float[] values, int count) {
    KeyedHash.fill(key, first, ascending, numbers, count);
    uniform(numbers, radii, count);
    bits.bits(radii, numbers, count);
    split(numbers, exponents, count);
    bits.floats(numbers, mantissas, count);
    radii(exponents, mantissas, radii, count);
    // The other number of each index: that of a key that has its halves exchanged.
    KeyedHash.fill(Long.rotateLeft(~key, 32), first, ascending, numbers, count);
    multiplyByCosine(numbers, radii, values, count);
  }

  /** More than zero, and one at most. */
  private static void uniform(int[] numbers, float[] uniform, int count) {
    for (int i = 0; i < count; i++) {
      uniform[i] = ((float) numbers[i] + 0.5f) * UNIT;
    }
  }

  /** Bits of a float to the exponent and the bits of what it multiplies, from 1 to 2. */
  private static void split(int[] bits, int[] exponents, int count) {
    for (int i = 0; i < count; i++) {
      exponents[i] = (bits[i] >> DIGITS) - BIAS;
      bits[i] = (bits[i] & FRACTION) | (BIAS << DIGITS);
    }
  }

  /** {@code sqrt(-2 ln(m 2^e))}: with {@code s = (m - r) / (m + r)}, ln(m / r) = 2 atanh(s). */
  private static void radii(int[] exponents, float[] mantissas, float[] radii, int count) {
    for (int i = 0; i < count; i++) {
      float s = (mantissas[i] - ROOT_2) / (mantissas[i] + ROOT_2);
      float square = s * s;
      float series = ((square * (2f / 9) + 2f / 7) * square + 2f / 5) * square + 2f / 3;
      float logarithm = (exponents[i] + 0.5f) * LN_2 + (2 * s + s * square * series);
      radii[i] = (float) Math.sqrt(Math.max(-2 * logarithm, 0));
    }
  }

  /** {@code cos(2 pi v) = -sin(2 pi (1/4 - |v - 1/2|))}. */
  private static void multiplyByCosine(int[] numbers, float[] radii, float[] values, int count) {
    for (int i = 0; i < count; i++) {
      float quarter = 0.25f - Math.abs(numbers[i] * UNIT - 0.5f);
      float x = quarter * (float) (2 * Math.PI);
      float square = x * x;
      float series = (((S5 * square + S4) * square + S3) * square + S2) * square + S1;
      values[i] = -radii[i] * (x + x * square * series);
    }
  }
}
