package io.github.experimentmaven.preparation.table;

import com.fasterxml.jackson.core.io.NumberInput;

/** Numbers as tables have them: digits with a decimal mark and an exponent, in no locale. */
final class DecimalNumber {

  /** Whole numbers of so many digits are doubles without rounding. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final char decimal;

  /**
   * @param decimal between the whole part and the fraction
   */
  DecimalNumber(char decimal) {
    this.decimal = decimal;
  }

  /**
   * Reads a number.
   *
   * @return NaN if it is none; infinity if it is too large
   */
  double parse(char[] text, int offset, int length) {
    int digits = 0;
    int fraction = 0;
    int mark = -1;
    long whole = 0;
    boolean isPlain = true;
    for (int i = offset; i < offset + length; i++) {
      char c = text[i];
      if (c >= '0' && c <= '9') {
        digits++;
        fraction += mark < 0 ? 0 : 1;
        whole = digits <= EXACT_DIGITS ? whole * 10 + (c - '0') : whole;
      } else if (c == decimal && mark < 0) {
        mark = i;
      } else if (c == '-' || c == '+') {
        isPlain &= i == offset;
      } else if (digits > 0 && (c == 'e' || c == 'E')) {
        isPlain = false;
      } else {
        return Double.NaN;
      }
    }
    if (digits == 0) {
      return Double.NaN;
    }
    if (isPlain && digits <= EXACT_DIGITS) {
      // Both are exact, and so the quotient is rounded once: as good as any parser's.
      double value = whole / POWERS_OF_TEN[fraction];
      return text[offset] == '-' ? -value : value;
    }
    return parseAny(text, offset, length, mark);
  }

  private static double parseAny(char[] text, int offset, int length, int mark) {
    char[] pointed = new char[length];
    System.arraycopy(text, offset, pointed, 0, length);
    if (mark >= 0) {
      pointed[mark - offset] = '.';
    }
    try {
      return NumberInput.parseDouble(pointed, 0, length, true);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The decimal mark. */
  char mark() {
    return decimal;
  }

  /** Whether a text is a finite number. */
  boolean reads(String text) {
    return Double.isFinite(parse(text));
  }

  /** As {@link #parse(char[], int, int)}. */
  double parse(String text) {
    return parse(text.toCharArray(), 0, text.length());
  }
}
