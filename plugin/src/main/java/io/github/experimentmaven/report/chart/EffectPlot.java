package io.github.experimentmaven.report.chart;

import java.util.List;

/** What a metric is at each value of something that is varied: a dot each, and their means. */
public final class EffectPlot {

  private static final double WIDTH = 372;
  private static final double HEIGHT = 220;
  private static final double LEFT = 52;
  private static final double RIGHT = WIDTH - 12;
  private static final double TOP = 12;
  private static final double BOTTOM = HEIGHT - 28;
  private static final int TICKS = 5;

  private EffectPlot() {}

  /**
   * An experiment.
   *
   * @param text its value of what is varied
   * @param value of the metric
   * @param isBest whether it stands out
   * @param title what the pointer tells of it
   */
  public record Dot(String text, double value, boolean isBest, String title) {}

  /**
   * A mean of experiments that have the same value.
   *
   * @param text the value
   * @param value of the metric
   */
  public record Mean(String text, double value) {}

  /**
   * Draws the plot.
   *
   * @param axis has the value of each dot and mean
   * @param dots at least one
   * @param means in the order of the axis; may be empty
   * @param description what it shows, in words
   */
  public static Markup of(AxisScale axis, List<Dot> dots, List<Mean> means, String description) {
    Scale x = new Scale(0, 1, LEFT, RIGHT);
    Scale y = Ranges.of(dots.stream().mapToDouble(Dot::value).toArray(), BOTTOM, TOP, TICKS);
    Svg svg = Svg.picture("xr-chart", WIDTH, HEIGHT, description);
    List<Double> ticks = y.ticks(TICKS);
    for (double tick : ticks) {
      svg.line("xr-grid", LEFT, y.at(tick), RIGHT, y.at(tick));
      svg.text("xr-tick", LEFT - 7, y.at(tick) + 3.5, "end", TickText.of(tick, ticks));
    }
    svg.line("xr-axis", LEFT, BOTTOM, RIGHT, BOTTOM);
    new TickRow(svg, BOTTOM + 15).write(axis, x);
    PathData path = new PathData();
    means.forEach(mean -> path.to(x.at(axis.place(mean.text())), y.at(mean.value())));
    if (means.size() > 1) {
      svg.path("xr-line s-train", path.open());
    }
    for (boolean best : new boolean[] {false, true}) {
      for (Dot dot : dots) {
        if (dot.isBest() == best) {
          svg.dot(
              best ? "xr-pt s-test" : "xr-pt s-other",
              x.at(axis.place(dot.text())),
              y.at(dot.value()),
              3.4,
              dot.title());
        }
      }
    }
    return svg.end();
  }
}
