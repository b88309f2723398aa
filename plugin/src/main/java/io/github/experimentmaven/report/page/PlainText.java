package io.github.experimentmaven.report.page;

/**
 * Text that came from outside, fit for a page: HTML has no way to write most control characters.
 */
final class PlainText {

  private PlainText() {}

  /** The text with every control character but tabs and line ends made visible as U+FFFD. */
  static String of(String text) {
    return text.strip().replaceAll("[\\p{Cntrl}&&[^\\t\\n]]", "\ufffd");
  }
}
