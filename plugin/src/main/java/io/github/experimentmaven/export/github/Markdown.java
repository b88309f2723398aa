package io.github.experimentmaven.export.github;

/** Text that stays text in GitHub's Markdown, wherever it comes from. */
final class Markdown {

  /** Within a line; what is markup only at its start never is there. */
  private static final String MARKUP = "\\`*_[]<>|~&@:";

  private Markdown() {}

  /**
   * On one line, with a backslash before everything that could be markup.
   *
   * @param text to be written after something else on its line
   */
  static String text(String text) {
    StringBuilder escaped = new StringBuilder();
    text.strip()
        .replaceAll("\\s+", " ")
        .codePoints()
        .map(c -> Character.isISOControl(c) ? 0xFFFD : c)
        .forEach(
            c -> {
              if (MARKUP.indexOf(c) >= 0) {
                escaped.append('\\');
              }
              escaped.appendCodePoint(c);
            });
    return escaped.toString();
  }
}
