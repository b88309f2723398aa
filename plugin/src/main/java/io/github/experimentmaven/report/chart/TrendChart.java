package io.github.experimentmaven.report.chart;

import java.util.List;
import java.util.function.DoubleFunction;

/** Fractions one after the other, as a line with a dot for each and the last one's value. */
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
   * Draws the chart; its axis is in percent.
   *
   * @param values at least two, all finite, the oldest first
   * @param label how the last one is written
   * @param description the chart in words
   */
  public static Markup of(List<Double> values, DoubleFunction<String> label, String description) {
    double low = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double high = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    double room = high > low ? 0 : 0.001;
    Scale y = new Scale(low - room, high + room, BOTTOM, TOP).rounded(TICKS);
    Scale x = new Scale(0, values.size() - 1, LEFT + 8, RIGHT - 8);
    Svg svg = Svg.picture("xr-chart", WIDTH, HEIGHT, description);
    List<Double> ticks = y.ticks(TICKS);
    List<Double> written = ticks.stream().map(tick -> 100 * tick).toList();
    for (double tick : ticks) {
      svg.line("xr-grid", LEFT, y.at(tick), RIGHT, y.at(tick));
      svg.text("xr-tick", LEFT - 7, y.at(tick) + 3.5, "end", TickText.of(100 * tick, written));
    }
    PathData path = new PathData();
    for (int i = 0; i < values.size(); i++) {
      path.to(x.at(i), y.at(values.get(i)));
    }
    svg.path("xr-line s-test", path.open());
    int last = values.size() - 1;
    for (int i = 0; i <= last; i++) {
      svg.dot(
          "xr-pt s-test",
          x.at(i),
          y.at(values.get(i)),
          i == last ? 4 : 2.6,
          label.apply(values.get(i)));
    }
    double latest = values.get(last);
    return svg.text("xr-lab s-test", RIGHT + 4, y.at(latest) + 3.5, "start", label.apply(latest))
        .end();
  }
}
