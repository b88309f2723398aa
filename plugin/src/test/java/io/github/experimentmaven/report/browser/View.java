package io.github.experimentmaven.report.browser;

/**
 * How a page is looked at.
 *
 * @param name of the pictures
 * @param width in CSS pixels
 * @param colours {@code light} or {@code dark}
 * @param medium {@code screen} or {@code print}
 */
record View(String name, int width, String colours, String medium) {

  static final View LIGHT = new View("light", 1280, "light", "screen");
  static final View DARK = new View("dark", 1280, "dark", "screen");
  static final View NARROW = new View("narrow", 390, "light", "screen");
  static final View NARROW_DARK = new View("narrow-dark", 390, "dark", "screen");

  /** As wide as A4 paper within the margins of the style sheet, at 96 dots an inch. */
  static final View PRINT = new View("print", 688, "dark", "print");

  @Override
  public String toString() {
    return name;
  }
}
