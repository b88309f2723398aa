package io.github.experimentmaven.preparation.table;

import com.fasterxml.jackson.core.io.NumberInput;

/** Numbers as tables have them: digits with a decimal mark and an exponent, in no locale. */
final class DecimalNumber {

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
    boolean hasDigit = false;
    int mark = -1;
    for (int i = offset; i < offset + length; i++) {
      char c = text[i];
      if (c >= '0' && c <= '9') {
        hasDigit = true;
      } else if (c == decimal) {
        mark = i;
      } else if (c != '-' && c != '+' && !(hasDigit && (c == 'e' || c == 'E'))) {
        return Double.NaN;
      }
    }
    if (!hasDigit) {
      return Double.NaN;
    }
    try {
      if (mark < 0 || decimal == '.') {
        return NumberInput.parseDouble(text, offset, length, true);
      }
      char[] pointed = new char[length];
      System.arraycopy(text, offset, pointed, 0, length);
      pointed[mark - offset] = '.';
      return NumberInput.parseDouble(pointed, 0, length, true);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** As {@link #parse(char[], int, int)}. */
  double parse(String text) {
    return parse(text.toCharArray(), 0, text.length());
  }
}
