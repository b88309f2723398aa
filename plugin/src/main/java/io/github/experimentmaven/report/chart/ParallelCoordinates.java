package io.github.experimentmaven.report.chart;

import java.util.List;

/**
 * All experiments of a sweep as lines from axis to axis, one for each thing that is varied and the
 * last for what came of it.
 */
public final class ParallelCoordinates {

  private static final double WIDTH = 1120;
  private static final double HEIGHT = 300;
  private static final double LEFT = 64;
  private static final double RIGHT = WIDTH - 70;
  private static final double TOP = 30;
  private static final double BOTTOM = HEIGHT - 12;
  private static final int TICKS = 5;
  private static final int LONGEST_NAME = 22;

  private ParallelCoordinates() {}

  /**
   * An axis.
   *
   * @param name of what is varied
   * @param scale of its values
   */
  public record Axis(String name, AxisScale scale) {}

  /**
   * An experiment.
   *
   * @param texts its values, one an axis
   * @param value of the metric
   * @param isBest whether it stands out
   */
  public record Line(List<String> texts, double value, boolean isBest) {

    public Line {
      texts = List.copyOf(texts);
    }
  }

  /**
   * Draws the lines.
   *
   * @param axes at least one
   * @param lines at least one
   * @param metric the name of the last axis
   * @param description what it shows, in words
   */
  public static Markup of(List<Axis> axes, List<Line> lines, String metric, String description) {
    Scale y = Ranges.of(lines.stream().mapToDouble(Line::value).toArray(), BOTTOM, TOP, TICKS);
    Scale places = new Scale(0, 1, BOTTOM, TOP);
    Svg svg = Svg.picture("xr-parallel", WIDTH, HEIGHT, description);
    double step = (RIGHT - LEFT) / axes.size();
    for (boolean best : new boolean[] {false, true}) {
      for (Line line : lines) {
        if (line.isBest() == best) {
          PathData path = new PathData();
          for (int i = 0; i < axes.size(); i++) {
            path.to(LEFT + i * step, places.at(axes.get(i).scale().place(line.texts().get(i))));
          }
          path.to(RIGHT, y.at(line.value()));
          svg.path(best ? "xr-way s-test" : "xr-way s-other", path.open());
        }
      }
    }
    for (int i = 0; i < axes.size(); i++) {
      double x = LEFT + i * step;
      Axis axis = axes.get(i);
      svg.line("xr-rail", x, TOP, x, BOTTOM);
      svg.text(
          "xr-lab", x, 12, i == 0 ? "start" : "middle", Shortened.of(axis.name(), LONGEST_NAME));
      for (AxisScale.Tick tick : axis.scale().ticks()) {
        svg.text("xr-tick xr-halo", x - 6, places.at(tick.place()) + 3.5, "end", tick.text());
      }
    }
    svg.line("xr-rail", RIGHT, TOP, RIGHT, BOTTOM);
    svg.text("xr-lab", WIDTH, 12, "end", metric);
    List<Double> ticks = y.ticks(TICKS);
    for (double tick : ticks) {
      svg.text("xr-tick", RIGHT + 7, y.at(tick) + 3.5, "start", TickText.of(tick, ticks));
    }
    return svg.end();
  }
}
