package io.github.experimentmaven.report.chart;

/** The labels below a horizontal axis, as many as have room beside each other. */
final class TickRow {

  private static final double LETTER = 6.4;
  private static final double BETWEEN = 6;

  private final Svg svg;
  private final double y;

  TickRow(Svg svg, double y) {
    this.svg = svg;
    this.y = y;
  }

  /** Writes those of an axis, within the ends of the scale. */
  void write(AxisScale axis, Scale x) {
    double free = Double.NEGATIVE_INFINITY;
    for (AxisScale.Tick tick : axis.ticks()) {
      double half = LETTER * tick.text().codePointCount(0, tick.text().length()) / 2;
      double middle = Math.min(x.at(tick.place()), x.end() - half + BETWEEN);
      if (middle - half >= free) {
        svg.text("xr-tick", middle, y, "middle", tick.text());
        free = middle + half + BETWEEN;
      }
    }
  }
}
