package io.github.experimentmaven.trainer.network;

import java.util.Arrays;

/**
 * The running maximum of rectified values, {@code max(0, x1, x2, ...)}, for many outputs at a time,
 * and which value each came from.
 *
 * <p>Floats are handled by their bits ({@link Float#floatToRawIntBits}): those of floats that are
 * not negative are in the same order as the floats, and loops over ints without a branch become
 * vector instructions, which a loop that compares floats and remembers the winner does not. Vectors
 * need one more thing: all arrays of a loop have the same index. Of equal values the first wins; a
 * value that is not a number beats all numbers, so that a network that diverges shows it.
 */
final class RectifiedMaximum {

  /** The winner where no value was above zero. */
  static final int NONE = Integer.MAX_VALUE;

  private static final int MAGNITUDE = 0x7fffffff;
  private static final int INFINITE = 0x7f800000;

  private RectifiedMaximum() {}

  /** The bits of {@code max(x, 0)}, never negative; not a number stays so. */
  static int rectified(int bits) {
    int magnitude = bits & MAGNITUDE;
    int notNegative = ~(bits >> 31);
    int notANumber = (INFINITE - magnitude) >> 31;
    return magnitude & (notNegative | notANumber);
  }

  /**
   * Room for the winners of a batch.
   *
   * @param before what there is already
   * @param batch images
   * @param outputs of an image
   * @return {@code before} if it is large enough
   */
  static int[][] winners(int[][] before, int batch, int outputs) {
    return before.length >= batch ? before : new int[batch][outputs];
  }

  /** Before the first value. */
  static void start(int[] maxima, int[] winners) {
    Arrays.fill(maxima, 0);
    Arrays.fill(winners, NONE);
  }

  /**
   * Takes one more value of each output.
   *
   * @param values bits of floats
   * @param number of the values, as winners are called
   * @param maxima bits of the maxima so far
   * @param winners numbers of the values that the maxima are
   */
  static void take(int[] values, int number, int[] maxima, int[] winners) {
    for (int i = 0; i < maxima.length; i++) {
      int maximum = maxima[i];
      int above = maximum - rectified(values[i]);
      int greater = above >> 31;
      maxima[i] = maximum - (above & greater);
      winners[i] = (winners[i] & ~greater) | (number & greater);
    }
  }

  /**
   * The gradient of one value of each output: the output's where the value was the maximum, else 0.
   *
   * @param outputGradient bits of floats
   * @param number of the values
   * @param winners as {@link #take} left them
   * @param gradient takes the bits
   */
  static void gradient(int[] outputGradient, int number, int[] winners, int[] gradient) {
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = outputGradient[i] & (((winners[i] ^ number) - 1) >> 31);
    }
  }
}
