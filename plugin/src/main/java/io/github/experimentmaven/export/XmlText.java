package io.github.experimentmaven.export;

/** Text as XML 1.0 can hold it. Writers escape what is markup, but no escape makes these legal. */
final class XmlText {

  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  /** The text with a replacement character for each that no XML 1.0 document may contain. */
  static String of(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().map(c -> isLegal(c) ? c : REPLACEMENT).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  /** As {@link #of}, on one line: parsers make spaces of the line ends in attributes anyway. */
  static String attribute(String text) {
    return of(text.strip().replaceAll("\\s*\\R\\s*", " ").replace('\t', ' '));
  }

  /** <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, production 2</a>. */
  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
