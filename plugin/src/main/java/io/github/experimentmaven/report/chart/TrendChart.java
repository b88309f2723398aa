package io.github.experimentmaven.report.chart;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Results one after the other, as a line with a dot for each, the deviation of its seeds as a line
 * upright, and the last one's value.
 */
public final class TrendChart {

  private static final double WIDTH = 460;
  private static final double HEIGHT = 128;
  private static final double LEFT = 46;
  private static final double RIGHT = WIDTH - 80;
  private static final double TOP = 12;
  private static final double BOTTOM = HEIGHT - 14;
  private static final int TICKS = 3;

  private TrendChart() {}

  /**
   * Draws the chart.
   *
   * @param points at least two, the oldest first
   * @param factor what values are multiplied by on the axis: 100 for percent
   * @param label how a value is written
   * @param description the chart in words
   */
  public static Markup of(
      List<TrendPoint> points, int factor, DoubleFunction<String> label, String description) {
    double low = points.stream().mapToDouble(TrendPoint::low).min().orElseThrow();
    double high = points.stream().mapToDouble(TrendPoint::high).max().orElseThrow();
    double room = high > low ? 0 : Math.max(1, Math.abs(high)) / 1000;
    Scale y = new Scale(low - room, high + room, BOTTOM, TOP).rounded(TICKS);
    Scale x = new Scale(0, points.size() - 1, LEFT + 8, RIGHT - 8);
    Svg svg = Svg.picture("xr-chart", WIDTH, HEIGHT, description);
    List<Double> ticks = y.ticks(TICKS);
    List<Double> written = ticks.stream().map(tick -> factor * tick).toList();
    for (double tick : ticks) {
      svg.line("xr-grid", LEFT, y.at(tick), RIGHT, y.at(tick));
      svg.text("xr-tick", LEFT - 7, y.at(tick) + 3.5, "end", TickText.of(factor * tick, written));
    }
    PathData path = new PathData();
    for (int i = 0; i < points.size(); i++) {
      path.to(x.at(i), y.at(points.get(i).value()));
    }
    svg.path("xr-line s-test", path.open());
    int last = points.size() - 1;
    for (int i = 0; i <= last; i++) {
      TrendPoint point = points.get(i);
      if (point.deviation() > 0) {
        svg.line("xr-spread s-test", x.at(i), y.at(point.low()), x.at(i), y.at(point.high()));
      }
      svg.dot(
          point.isNow() ? "xr-pt xr-now s-test" : "xr-pt s-test",
          x.at(i),
          y.at(point.value()),
          i == last ? 4 : 2.6,
          label.apply(point.value()));
    }
    double latest = points.get(last).value();
    return svg.text("xr-lab s-test", RIGHT + 4, y.at(latest) + 3.5, "start", label.apply(latest))
        .end();
  }
}
