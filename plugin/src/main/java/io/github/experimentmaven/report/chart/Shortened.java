package io.github.experimentmaven.report.chart;

/** A label that has to fit. */
final class Shortened {

  private Shortened() {}

  /** The text, cut off with an ellipsis if it has more characters than that. */
  static String of(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "\u2026";
  }
}
