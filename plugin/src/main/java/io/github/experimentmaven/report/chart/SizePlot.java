package io.github.experimentmaven.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * What a network costs and what it is worth: error against parameters, both logarithmic, so that
 * equal distances are equal factors.
 */
public final class SizePlot {

  private static final double WIDTH = 460;
  private static final double LEFT = 56;
  private static final double RIGHT = WIDTH - 124;
  private static final double TOP = 14;
  private static final double BOTTOM = 250;
  private static final double HEIGHT = BOTTOM + 40;
  private static final double BETWEEN_LABELS = 14;
  private static final double LABEL_WIDTH = 130;
  private static final double DOT = 11;
  private static final double LEAST_TICK_DISTANCE = 44;
  private static final int LONGEST_LABEL = 20;

  private SizePlot() {}

  /**
   * One network.
   *
   * @param name its label, cut off if it is long
   * @param cssClass its colour
   * @param parameters greater than 0
   * @param error greater than 0
   */
  public record Point(String name, String cssClass, double parameters, double error) {}

  private record Placed(Point point, double x, double y, double labelY) {}

  /**
   * Draws the plot.
   *
   * @param points at least one
   * @param parameters how numbers of parameters are written
   * @param error how errors are written
   * @param description what it shows, in words
   */
  public static Markup of(
      List<Point> points,
      DoubleFunction<String> parameters,
      DoubleFunction<String> error,
      String description) {
    Scale x = scale(points.stream().mapToDouble(Point::parameters).toArray(), LEFT + 12, RIGHT);
    Scale y = scale(points.stream().mapToDouble(Point::error).toArray(), BOTTOM - 12, TOP);
    Svg svg = Svg.picture("xr-chart", WIDTH, HEIGHT, description);
    for (double tick : ticks(x)) {
      double at = x.at(Math.log10(tick));
      svg.line("xr-grid", at, TOP, at, BOTTOM);
      svg.text("xr-tick", at, BOTTOM + 16, "middle", parameters.apply(tick));
    }
    for (double tick : ticks(y)) {
      double at = y.at(Math.log10(tick));
      svg.line("xr-grid", LEFT, at, RIGHT, at);
      svg.text("xr-tick", LEFT - 8, at + 3.5, "end", error.apply(tick));
    }
    svg.line("xr-axis", LEFT, BOTTOM, RIGHT, BOTTOM);
    svg.text("xr-axlab", RIGHT, BOTTOM + 34, "end", "parameters");
    List<Placed> placed = placed(points, x, y);
    for (Placed each : placed) {
      String title =
          each.point().name()
              + ": "
              + error.apply(each.point().error())
              + " of the test images wrong, "
              + parameters.apply(each.point().parameters())
              + " parameters";
      svg.dot("xr-net " + each.point().cssClass(), each.x(), each.y(), 5, title);
      svg.text("xr-lab", each.x() + 10, each.labelY() + 4, "start", shortened(each.point().name()));
    }
    return svg.end();
  }

  /** From a little below the least value to a little above the greatest, in powers of ten. */
  private static Scale scale(double[] values, double start, double end) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, Math.log10(value));
      high = Math.max(high, Math.log10(value));
    }
    // At least a factor of two on either side, so that equal ones stand in the middle.
    double margin = high - low < 0.3 ? 0.3 : (high - low) * 0.08;
    return new Scale(low - margin, high + margin, start, end);
  }

  /** 1, 2 and 5 times powers of ten, as many as have room. */
  private static List<Double> ticks(Scale scale) {
    List<Double> all = new ArrayList<>();
    for (int power = (int) Math.floor(scale.low()); power <= scale.high(); power++) {
      for (int leading : new int[] {1, 2, 5}) {
        double tick = leading * Math.pow(10, power);
        double place = Math.log10(tick);
        boolean room =
            all.isEmpty()
                || Math.abs(scale.at(place) - scale.at(Math.log10(all.get(all.size() - 1))))
                    >= LEAST_TICK_DISTANCE;
        if (place >= scale.low() && place <= scale.high() && room) {
          all.add(tick);
        }
      }
    }
    return all;
  }

  /** Labels of neighbours are moved down until none lies on another. */
  private static List<Placed> placed(List<Point> points, Scale x, Scale y) {
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble((Point p) -> -p.error()).thenComparing(Point::name));
    List<Placed> placed = new ArrayList<>();
    for (Point point : sorted) {
      double atX = x.at(Math.log10(point.parameters()));
      double atY = y.at(Math.log10(point.error()));
      double label = atY;
      boolean moved = true;
      while (moved) {
        moved = false;
        for (Point other : points) {
          double toTheRight = x.at(Math.log10(other.parameters())) - atX;
          double below = y.at(Math.log10(other.error())) - label;
          if (toTheRight > 0 && toTheRight < LABEL_WIDTH && Math.abs(below) < DOT) {
            label += BETWEEN_LABELS;
            moved = true;
          }
        }
        for (Placed other : placed) {
          boolean beside = Math.abs(other.x() - atX) < LABEL_WIDTH;
          if (beside && Math.abs(other.labelY() - label) < BETWEEN_LABELS) {
            label = other.labelY() + BETWEEN_LABELS;
            moved = true;
          }
        }
      }
      placed.add(new Placed(point, atX, atY, label));
    }
    return placed;
  }

  private static String shortened(String name) {
    int length = name.codePointCount(0, name.length());
    return length <= LONGEST_LABEL
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "\u2026";
  }
}
