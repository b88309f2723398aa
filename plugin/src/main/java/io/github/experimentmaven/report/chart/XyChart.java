package io.github.experimentmaven.report.chart;

import java.util.List;
import java.util.stream.DoubleStream;

/** Numbers against numbers on two linear axes: curves, dots and bars. */
public final class XyChart {

  private static final double WIDTH = 372;
  private static final double HEIGHT = 250;
  private static final double LEFT = 52;
  private static final double RIGHT = WIDTH - 12;
  private static final double TOP = 12;
  private static final double BOTTOM = HEIGHT - 44;
  private static final int TICKS = 5;

  private final Svg svg;
  private final Scale x;
  private final Scale y;

  private XyChart(Svg svg, Scale x, Scale y) {
    this.svg = svg;
    this.x = x;
    this.y = y;
  }

  /**
   * A place.
   *
   * @param x on the horizontal axis
   * @param y on the vertical axis
   */
  public record Point(double x, double y) {}

  /**
   * A dot.
   *
   * @param at its place
   * @param radius in pixels
   * @param title what the pointer tells of it
   */
  public record Dot(Point at, double radius, String title) {}

  /**
   * A bar that stands on the horizontal axis.
   *
   * @param from its left edge
   * @param to its right edge
   * @param height of it
   */
  public record Bar(double from, double to, double height) {}

  /**
   * What the axes are.
   *
   * @param x in words
   * @param y in words
   * @param description what the picture shows, in words
   */
  public record Axes(String x, String y, String description) {}

  /** Lines within the square from 0 to 1, and dots on them; a dashed diagonal if that tells. */
  public static Markup unit(
      Axes axes, List<List<Point>> lines, List<Dot> dots, boolean hasDiagonal) {
    Scale x = new Scale(0, 1, LEFT, RIGHT);
    Scale y = new Scale(0, 1, BOTTOM, TOP);
    XyChart chart = of(axes, x, y);
    if (hasDiagonal) {
      chart.diagonal();
    }
    lines.forEach(chart::curve);
    return chart.with(dots);
  }

  /** A line, of at least one point, above an axis that begins at zero. */
  public static Markup line(Axes axes, List<Point> line) {
    double[] across = line.stream().mapToDouble(Point::x).toArray();
    double[] up =
        DoubleStream.concat(DoubleStream.of(0), line.stream().mapToDouble(Point::y)).toArray();
    XyChart chart =
        of(axes, Ranges.of(across, LEFT, RIGHT, TICKS), Ranges.of(up, BOTTOM, TOP, TICKS));
    chart.curve(line);
    return chart.svg.end();
  }

  /** Dots on axes of the same range, at least one, with a dashed diagonal. */
  public static Markup alike(Axes axes, List<Dot> dots) {
    double[] values =
        dots.stream().flatMapToDouble(dot -> DoubleStream.of(dot.at().x(), dot.at().y())).toArray();
    Scale range = Ranges.of(values, LEFT, RIGHT, TICKS);
    XyChart chart = of(axes, range, new Scale(range.low(), range.high(), BOTTOM, TOP));
    chart.diagonal();
    return chart.with(dots);
  }

  /** Bars side by side, at least one. */
  public static Markup bars(Axes axes, List<Bar> bars) {
    double[] edges =
        bars.stream().flatMapToDouble(bar -> DoubleStream.of(bar.from(), bar.to())).toArray();
    double[] heights =
        DoubleStream.concat(DoubleStream.of(0), bars.stream().mapToDouble(Bar::height)).toArray();
    XyChart chart =
        of(axes, Ranges.of(edges, LEFT, RIGHT, TICKS), Ranges.of(heights, BOTTOM, TOP, TICKS));
    for (Bar bar : bars) {
      double left = chart.x.at(bar.from());
      double top = chart.y.at(bar.height());
      chart.svg.rectangle(
          "xr-bar", left + 0.5, top, chart.x.at(bar.to()) - left - 1, BOTTOM - top, 0);
    }
    return chart.svg.end();
  }

  private static XyChart of(Axes axes, Scale x, Scale y) {
    Svg svg = Svg.picture("xr-chart", WIDTH, HEIGHT, axes.description());
    List<Double> across = x.ticks(TICKS);
    for (double tick : across) {
      svg.line("xr-grid", x.at(tick), TOP, x.at(tick), BOTTOM);
      svg.text("xr-tick", x.at(tick), BOTTOM + 15, "middle", TickText.of(tick, across));
    }
    List<Double> up = y.ticks(TICKS);
    for (double tick : up) {
      svg.line("xr-grid", LEFT, y.at(tick), RIGHT, y.at(tick));
      svg.text("xr-tick", LEFT - 7, y.at(tick) + 3.5, "end", TickText.of(tick, up));
    }
    svg.line("xr-axis", LEFT, BOTTOM, RIGHT, BOTTOM);
    svg.text("xr-axlab", RIGHT, BOTTOM + 34, "end", axes.x());
    svg.text("xr-axlab", LEFT + 6, TOP + 10, "start", axes.y());
    return new XyChart(svg, x, y);
  }

  private void curve(List<Point> line) {
    PathData path = new PathData();
    line.forEach(point -> path.to(x.at(point.x()), y.at(point.y())));
    svg.path("xr-line s-test", path.open());
  }

  private void diagonal() {
    svg.line("xr-ended", LEFT, BOTTOM, RIGHT, TOP);
  }

  private Markup with(List<Dot> dots) {
    for (Dot dot : dots) {
      svg.dot("xr-pt s-test", x.at(dot.at().x()), y.at(dot.at().y()), dot.radius(), dot.title());
    }
    return svg.end();
  }
}
