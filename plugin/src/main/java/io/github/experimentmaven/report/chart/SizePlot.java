package io.github.experimentmaven.report.chart;

import io.github.experimentmaven.report.chart.SizeLabels.Dot;
import io.github.experimentmaven.report.chart.SizeLabels.Place;
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
  private static final double LEFT = 46;
  private static final double RIGHT = WIDTH - 124;
  private static final double TOP = 14;
  private static final double BOTTOM = 250;
  private static final double HEIGHT = BOTTOM + 40;
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
   * @param title what the pointer tells of it
   */
  public record Point(
      String name, String cssClass, double parameters, double error, String title) {}

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
    Svg svg = Svg.picture("xr-chart xr-alone", WIDTH, HEIGHT, description);
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
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble((Point p) -> -p.error()).thenComparing(Point::name));
    List<Dot> dots = sorted.stream().map(point -> dot(point, x, y)).toList();
    List<Place> places = new SizeLabels(dots, LEFT, WIDTH, TOP - 8, BOTTOM).places();
    for (int i = 0; i < dots.size(); i++) {
      label(svg, dots.get(i), places.get(i));
    }
    for (int i = 0; i < dots.size(); i++) {
      Point point = sorted.get(i);
      svg.dot("xr-net " + point.cssClass(), dots.get(i).x(), dots.get(i).y(), 5, point.title());
    }
    return svg.end();
  }

  private static Dot dot(Point point, Scale x, Scale y) {
    return new Dot(
        Shortened.of(point.name(), LONGEST_LABEL),
        x.at(Math.log10(point.parameters())),
        y.at(Math.log10(point.error())));
  }

  /** A name that is not beside its dot is tied to it by a line. */
  private static void label(Svg svg, Dot dot, Place place) {
    if (place.y() != dot.y()) {
      double end = place.toTheRight() ? place.x() - 2 : place.x() + 2;
      svg.line("xr-tie", dot.x(), dot.y(), end, place.y());
    }
    svg.text("xr-lab", place.x(), place.y() + 4, place.toTheRight() ? "start" : "end", dot.name());
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

  /**
   * 1, 2 and 5 times powers of ten, as many as have room; more of them where that gives fewer than
   * two, as one tick alone is no scale.
   */
  private static List<Double> ticks(Scale scale) {
    List<Double> usual = ticks(scale, 1, 2, 5);
    return usual.size() > 1 ? usual : ticks(scale, 1, 1.5, 2, 3, 4, 5, 6, 8);
  }

  private static List<Double> ticks(Scale scale, double... leadings) {
    List<Double> all = new ArrayList<>();
    for (int power = (int) Math.floor(scale.low()); power <= scale.high(); power++) {
      for (double leading : leadings) {
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
}
