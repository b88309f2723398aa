package io.github.experimentmaven.experiment;

/** What is done with a text before it is split, as Keras' TextVectorization does it. */
public enum TextStandardization {
  @Described("Letters A to Z become small ones, and punctuation of ASCII is left out.")
  LOWER_AND_STRIP_PUNCTUATION(true, true),
  @Described("Letters A to Z become small ones; others stay what they are, as in Keras.")
  LOWER(true, false),
  @Described("Punctuation of ASCII is left out.")
  STRIP_PUNCTUATION(false, true),
  @Described("Nothing.")
  NONE(false, false);

  private final boolean lowers;
  private final boolean strips;

  TextStandardization(boolean lowers, boolean strips) {
    this.lowers = lowers;
    this.strips = strips;
  }

  /** The text that is split. */
  public String of(String text) {
    if (!lowers && !strips) {
      return text;
    }
    StringBuilder standard = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (lowers && c >= 'A' && c <= 'Z') {
        standard.append((char) (c - 'A' + 'a'));
      } else if (!strips || !isPunctuation(c)) {
        standard.append(c);
      }
    }
    return standard.toString();
  }

  /** The 32 signs of ASCII that are neither letters, digits nor blanks. */
  private static boolean isPunctuation(char c) {
    return (c >= '!' && c <= '/')
        || (c >= ':' && c <= '@')
        || (c >= '[' && c <= '`')
        || (c >= '{' && c <= '~');
  }
}
