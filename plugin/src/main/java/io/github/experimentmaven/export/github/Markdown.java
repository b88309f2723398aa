package io.github.experimentmaven.export.github;

/** Text that stays text in GitHub's Markdown, wherever it comes from. */
final class Markdown {

  private static final String MARKUP = "\\`*_{}[]<>()#+-!|~&@:";

  private Markdown() {}

  /** On one line, with a backslash before everything that could be markup. */
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
