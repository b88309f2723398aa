package io.github.experimentmaven.export.github;

import io.github.experimentmaven.failure.Printable;
import java.util.regex.Pattern;

/** Text that stays text in GitHub's Markdown, wherever it comes from. */
final class Markdown {

  /** Within a line; what is markup only at its start never is there. */
  private static final String MARKUP = "\\`*_[]<>|~&@:";

  /** A backslash does not keep GitHub from reading what is between two of them as a formula. */
  private static final String DOLLAR = "<span>$</span>";

  /** Needs no markup to become a link. */
  private static final Pattern WWW = Pattern.compile("(www)\\.", Pattern.CASE_INSENSITIVE);

  private Markdown() {}

  /**
   * On one line, with a backslash before everything that could be markup, and dollars as <a
   * href="https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions">GitHub
   * wants them</a> outside of formulas.
   *
   * @param text to be written after something else on its line
   */
  static String text(String text) {
    StringBuilder escaped = new StringBuilder();
    text.strip()
        .replaceAll("\\s+", " ")
        .codePoints()
        .map(Printable::codePoint)
        .forEach(
            c -> {
              if (MARKUP.indexOf(c) >= 0) {
                escaped.append('\\');
              }
              escaped.append(c == '$' ? DOLLAR : Character.toString(c));
            });
    return WWW.matcher(escaped).replaceAll("$1\\\\.");
  }
}
