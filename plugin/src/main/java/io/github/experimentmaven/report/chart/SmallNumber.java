package io.github.experimentmaven.report.chart;

/** A digit and a power of ten in few letters: {@code 0.001}, {@code 3e-5}, {@code 2000}. */
final class SmallNumber {

  private static final int MOST_ZEROS = 4;

  private SmallNumber() {}

  /**
   * Writes it.
   *
   * @param leading a digit
   * @param power of ten that it is multiplied with
   */
  static String of(double leading, int power) {
    String digit = String.valueOf((int) leading);
    if (power >= 0) {
      return power <= MOST_ZEROS ? digit + "0".repeat(power) : digit + "e" + power;
    }
    return power >= -MOST_ZEROS
        ? "0." + "0".repeat(-power - 1) + digit
        : digit + "e\u2212" + -power;
  }
}
