package io.github.experimentmaven.report.chart;

import java.util.List;

/** How a figure went, as a line without an axis: the last value has a dot. */
public final class Sparkline {

  private static final double WIDTH = 104;
  private static final double HEIGHT = 24;
  private static final double EDGE = 4;

  private Sparkline() {}

  /**
   * Draws the line, as high as its box whatever the values are.
   *
   * @param values at least two, all finite, the oldest first
   * @param description the line in words
   */
  public static Markup of(List<Double> values, String description) {
    double low = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double high = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    // Equal ones stand in the middle.
    double room = high > low ? 0 : 1;
    Scale y = new Scale(low - room, high + room, HEIGHT - EDGE, EDGE);
    Scale x = new Scale(0, values.size() - 1, EDGE, WIDTH - EDGE);
    PathData path = new PathData();
    for (int i = 0; i < values.size(); i++) {
      path.to(x.at(i), y.at(values.get(i)));
    }
    int last = values.size() - 1;
    return Svg.picture("xr-inline xr-spark", WIDTH, HEIGHT, description)
        .path("xr-line", path.open())
        .dot("xr-pt s-test", x.at(last), y.at(values.get(last)), 3.2, null)
        .end();
  }
}
