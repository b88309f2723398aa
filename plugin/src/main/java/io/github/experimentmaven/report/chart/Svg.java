package io.github.experimentmaven.report.chart;

import org.jspecify.annotations.Nullable;

/**
 * Writes one SVG element for use inside HTML. Coordinates have two decimals at most, whatever the
 * locale; every text is escaped.
 */
final class Svg {

  private final StringBuilder xml = new StringBuilder(1024);

  private Svg(String cssClass, String box, double width, double height) {
    xml.append("<svg");
    attribute("class", cssClass);
    attribute("viewBox", box);
    attribute("width", number(width));
    attribute("height", number(height));
  }

  /** A picture that says nothing a reader does not also find in the text beside it. */
  static Svg decoration(String cssClass, double width, double height) {
    return new Svg("xr-svg " + cssClass, box(width, height), width, height).hidden();
  }

  /** A decoration that fills its box whatever the box's proportions are. */
  static Svg stretched(String cssClass, double width, double height) {
    return new Svg("xr-svg " + cssClass, box(width, height), width, height)
        .attribute("preserveAspectRatio", "none")
        .hidden();
  }

  /** A picture with its content in words, for those who do not see it. */
  static Svg picture(String cssClass, double width, double height, String description) {
    return new Svg("xr-svg " + cssClass, box(width, height), width, height).described(description);
  }

  /**
   * The same with room above its first line, for what stands there.
   *
   * @param above how much
   */
  static Svg picture(
      String cssClass, double width, double height, double above, String description) {
    String box = "0 " + number(-above) + " " + number(width) + " " + number(height + above);
    return new Svg("xr-svg " + cssClass, box, width, height + above).described(description);
  }

  /** A picture of cells: its units are not pixels, and edges are not smoothed. */
  static Svg cells(String cssClass, String box, double width, double height, String description) {
    Svg svg = new Svg(cssClass, box, width, height);
    svg.attribute("shape-rendering", "crispEdges");
    return svg.described(description);
  }

  private Svg hidden() {
    attribute("aria-hidden", "true");
    xml.append('>');
    return this;
  }

  private Svg described(String description) {
    attribute("role", "img");
    attribute("aria-label", description);
    xml.append('>');
    return this;
  }

  private static String box(double width, double height) {
    return "0 0 " + number(width) + " " + number(height);
  }

  Svg line(String cssClass, double x1, double y1, double x2, double y2) {
    return open("line", cssClass)
        .attribute("x1", number(x1))
        .attribute("y1", number(y1))
        .attribute("x2", number(x2))
        .attribute("y2", number(y2))
        .close();
  }

  /** A rectangle with corners of the given radius. */
  Svg rectangle(String cssClass, double x, double y, double width, double height, double radius) {
    return open("rect", cssClass)
        .attribute("x", number(x))
        .attribute("y", number(y))
        .attribute("width", number(Math.max(0, width)))
        .attribute("height", number(height))
        .attribute("rx", number(radius))
        .close();
  }

  /** A dot; a title shows when the pointer rests on it. */
  Svg dot(String cssClass, double x, double y, double radius, @Nullable String title) {
    open("circle", cssClass)
        .attribute("cx", number(x))
        .attribute("cy", number(y))
        .attribute("r", number(radius));
    if (title == null) {
      return close();
    }
    xml.append("><title>").append(escape(title)).append("</title></circle>");
    return this;
  }

  /**
   * A line of text.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  Svg text(String cssClass, double x, double y, String anchor, String text) {
    open("text", cssClass)
        .attribute("x", number(x))
        .attribute("y", number(y))
        .attribute("text-anchor", anchor);
    xml.append('>').append(escape(text)).append("</text>");
    return this;
  }

  /**
   * A line of text in two parts.
   *
   * @param own the look of the second one, which keeps its writing direction to itself
   * @param name may be empty
   */
  Svg text(String cssClass, double x, double y, String text, String own, String name) {
    open("text", cssClass).attribute("x", number(x)).attribute("y", number(y));
    xml.append('>').append(escape(text));
    if (!name.isEmpty()) {
      xml.append(" <tspan");
      attribute("class", own);
      xml.append('>').append(escape(name)).append("</tspan>");
    }
    xml.append("</text>");
    return this;
  }

  Svg path(String cssClass, String data) {
    return open("path", cssClass).attribute("d", data).close();
  }

  /** Ends the picture. */
  Markup end() {
    return new Markup(xml.append("</svg>").toString());
  }

  private Svg open(String element, String cssClass) {
    xml.append('<').append(element);
    return attribute("class", cssClass);
  }

  private Svg attribute(String name, String value) {
    xml.append(' ').append(name).append("=\"").append(escape(value)).append('"');
    return this;
  }

  private Svg close() {
    xml.append("/>");
    return this;
  }

  /** Two decimals at most, a dot on every system, never {@code -0}. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    long size = Math.abs(hundredths);
    StringBuilder text = new StringBuilder(hundredths < 0 ? "-" : "").append(size / 100);
    long fraction = size % 100;
    if (fraction != 0) {
      text.append('.').append(fraction / 10);
      if (fraction % 10 != 0) {
        text.append(fraction % 10);
      }
    }
    return text.toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
