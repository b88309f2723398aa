package io.github.experimentmaven.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * What experiments cost and what they are worth: a metric against a cost, with the front of those
 * that nothing else beats in both.
 */
public final class CostPlot {

  private static final double WIDTH = 460;
  private static final double LEFT = 52;
  private static final double RIGHT = WIDTH - 20;
  private static final double TOP = 20;
  private static final double BOTTOM = 236;
  private static final double HEIGHT = BOTTOM + 40;
  private static final double LOGARITHMIC_FROM = 5;
  private static final double LEAST_TICK_DISTANCE = 56;
  private static final int TICKS = 5;
  private static final double LETTER = 6.6;
  private static final double LINE = 13;
  private static final double ABOVE = 8;

  private CostPlot() {}

  /**
   * An experiment.
   *
   * @param name short; written beside it if it is on the front
   * @param cost greater than 0
   * @param value of the metric
   * @param isBest whether it stands out
   * @param isOnFront whether nothing beats it
   * @param title what the pointer tells of it
   */
  public record Point(
      String name, double cost, double value, boolean isBest, boolean isOnFront, String title) {}

  /**
   * Draws the plot.
   *
   * @param points at least one
   * @param axis what the cost is, in words
   * @param cost how costs are written
   * @param description what it shows, in words
   */
  public static Markup of(
      List<Point> points, String axis, DoubleFunction<String> cost, String description) {
    Scale y = Ranges.of(points.stream().mapToDouble(Point::value).toArray(), BOTTOM, TOP, TICKS);
    Costs x = Costs.of(points.stream().mapToDouble(Point::cost).toArray());
    Svg svg = Svg.picture("xr-chart xr-alone", WIDTH, HEIGHT, description);
    List<Double> ticks = y.ticks(TICKS);
    for (double tick : ticks) {
      svg.line("xr-grid", LEFT, y.at(tick), RIGHT, y.at(tick));
      svg.text("xr-tick", LEFT - 7, y.at(tick) + 3.5, "end", TickText.of(tick, ticks));
    }
    for (double tick : x.ticks()) {
      svg.line("xr-grid", x.at(tick), TOP, x.at(tick), BOTTOM);
      svg.text("xr-tick", x.at(tick), BOTTOM + 16, "middle", cost.apply(tick));
    }
    svg.line("xr-axis", LEFT, BOTTOM, RIGHT, BOTTOM);
    svg.text("xr-axlab", RIGHT, BOTTOM + 34, "end", axis);
    List<Point> front =
        points.stream()
            .filter(Point::isOnFront)
            .sorted(Comparator.comparingDouble(Point::cost))
            .toList();
    svg.path("xr-line s-train", steps(front, x, y));
    for (Point each : points) {
      svg.dot(
          each.isBest() ? "xr-pt s-test" : "xr-pt s-other",
          x.at(each.cost()),
          y.at(each.value()),
          each.isOnFront() ? 4.2 : 3.2,
          each.title());
    }
    names(svg, front, x, y);
    return svg.end();
  }

  /** What is to be had for so much: nothing better until the next one can be paid. */
  private static String steps(List<Point> front, Costs x, Scale y) {
    PathData path = new PathData();
    double before = Double.NaN;
    for (Point each : front) {
      if (!Double.isNaN(before)) {
        path.to(x.at(each.cost()), before);
      }
      before = y.at(each.value());
      path.to(x.at(each.cost()), before);
    }
    return path.to(RIGHT, before).open();
  }

  /** Above the dots, where no step goes; of those that lie on each other the better one. */
  private static void names(Svg svg, List<Point> front, Costs x, Scale y) {
    double leftmost = Double.POSITIVE_INFINITY;
    double lowest = Double.NEGATIVE_INFINITY;
    for (int i = front.size() - 1; i >= 0; i--) {
      Point each = front.get(i);
      double half = LETTER * each.name().codePointCount(0, each.name().length()) / 2;
      double at = Math.max(LEFT + half, Math.min(WIDTH - half, x.at(each.cost())));
      double line = y.at(each.value()) - ABOVE;
      if (at + half < leftmost || Math.abs(line - lowest) > LINE) {
        svg.text("xr-lab xr-halo", at, line, "middle", each.name());
        leftmost = at - half;
        lowest = line;
      }
    }
  }

  /** The horizontal axis: logarithmic if costs differ by much. */
  private record Costs(Scale scale, boolean isLogarithmic) {

    static Costs of(double[] costs) {
      double low = Double.POSITIVE_INFINITY;
      double high = 0;
      for (double cost : costs) {
        low = Math.min(low, cost);
        high = Math.max(high, cost);
      }
      boolean logarithmic = high / low >= LOGARITHMIC_FROM;
      double from = logarithmic ? Math.log10(low) : low;
      double to = logarithmic ? Math.log10(high) : high;
      double margin = to > from ? 0.06 * (to - from) : Math.max(0.1 * Math.abs(to), 1e-9);
      return new Costs(new Scale(from - margin, to + margin, LEFT, RIGHT), logarithmic);
    }

    double at(double cost) {
      return scale.at(isLogarithmic ? Math.log10(cost) : cost);
    }

    List<Double> ticks() {
      if (!isLogarithmic) {
        return scale.ticks(4);
      }
      List<Double> all = new ArrayList<>();
      for (int power = (int) Math.floor(scale.low()); power <= scale.high(); power++) {
        for (double leading : new double[] {1, 2, 5}) {
          double tick = leading * Math.pow(10, power);
          boolean room =
              all.isEmpty() || at(tick) - at(all.get(all.size() - 1)) >= LEAST_TICK_DISTANCE;
          if (at(tick) >= LEFT && at(tick) <= RIGHT && room) {
            all.add(tick);
          }
        }
      }
      return all;
    }
  }
}
