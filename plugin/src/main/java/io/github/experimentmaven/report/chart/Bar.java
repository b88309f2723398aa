package io.github.experimentmaven.report.chart;

/** A horizontal bar beside a number. */
public final class Bar {

  private static final double HEIGHT = 10;

  private Bar() {}

  /**
   * Draws a bar.
   *
   * @param fraction of the full width, 0 to 1; above 0 at least a sliver shows
   * @param width of the whole, in pixels
   * @param cssClass its colour
   */
  public static Markup of(double fraction, double width, String cssClass) {
    Svg svg = Svg.stretched("xr-inline", width, HEIGHT);
    if (fraction > 0) {
      svg.rectangle(cssClass, 0, 0, Math.max(1, width * Math.min(1, fraction)), HEIGHT, 2);
    }
    return svg.end();
  }
}
