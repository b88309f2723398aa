package io.github.experimentmaven.failure;

/**
 * Text that came from outside, fit for one line of a console, a message or a log: it can neither
 * begin another line, which a CI server may take for a command, nor steer a terminal, nor turn
 * round the order in which what follows is shown.
 */
public final class Printable {

  /** What stands for a character that is not shown. */
  private static final int REPLACEMENT = 0xFFFD;

  private static final String GAP = "...";

  private Printable() {}

  /** All of the text. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints().map(Printable::codePoint).forEach(line::appendCodePoint);
    return line.toString();
  }

  /**
   * No more of the text than fits.
   *
   * @param longest in characters; where there are more, three dots follow so many
   */
  public static String of(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return of(text);
    }
    return of(text.substring(0, text.offsetByCodePoints(0, longest))) + GAP;
  }

  /** A character as it may be shown. */
  public static int codePoint(int character) {
    return Character.isISOControl(character) || isSeparator(character) || isDirection(character)
        ? REPLACEMENT
        : character;
  }

  /** Of lines and paragraphs. */
  private static boolean isSeparator(int character) {
    return character == 0x2028 || character == 0x2029;
  }

  /** An embedding, override or isolate, that is in force until something ends it. */
  private static boolean isDirection(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
