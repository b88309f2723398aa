package io.github.experimentmaven.report.chart;

import io.github.experimentmaven.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seeds on a line, one dot each, with their mean and its confidence interval, on a scale that all
 * rows of a table share.
 */
public final class SeedStrip {

  private static final double WIDTH = 188;
  private static final double HEIGHT = 20;
  private static final double MIDDLE = 11;
  private static final double MARGIN = 4;
  private static final double AXIS_HEIGHT = 21;
  private static final double EDGE = 18;
  private static final int TICKS = 3;

  private final Scale scale;

  /**
   * @param low the least value of all rows
   * @param high the greatest
   */
  public SeedStrip(double low, double high) {
    double margin = high > low ? 0 : Math.max(1e-6, Math.abs(high) * 0.01);
    this.scale = new Scale(low - margin, high + margin, MARGIN, WIDTH - MARGIN);
  }

  /**
   * The scale itself, for the head of the column: its round values.
   *
   * @param factor from a value to the number that is written
   * @param unit behind it; may be empty
   */
  public Markup axis(double factor, String unit) {
    Svg svg = Svg.decoration("xr-inline xr-scale", WIDTH, AXIS_HEIGHT);
    List<Double> ticks = scale.ticks(TICKS);
    List<Double> written = ticks.stream().map(tick -> factor * tick).toList();
    double last = Double.NEGATIVE_INFINITY;
    for (double tick : ticks) {
      double x = scale.at(tick);
      svg.line("xr-axis", x, 16, x, AXIS_HEIGHT);
      // At the ends half the room of a label is missing.
      double middle = Math.max(EDGE, Math.min(WIDTH - EDGE, x));
      if (middle - last >= 2 * EDGE + 2) {
        svg.text("xr-tick", middle, 12, "middle", TickText.of(factor * tick, written) + unit);
        last = middle;
      }
    }
    return svg.end();
  }

  /**
   * One row.
   *
   * @param values one a seed
   * @param interval where the mean may well lie, or null
   * @param bound where the gate is, or null
   * @param baseline where the baseline's mean is, or null
   * @param description the row in words
   */
  public Markup row(
      List<Double> values,
      @Nullable Interval interval,
      @Nullable Double bound,
      @Nullable Double baseline,
      String description) {
    Svg svg = Svg.picture("xr-inline", WIDTH, HEIGHT, description);
    svg.line("xr-rail", 0, MIDDLE, WIDTH, MIDDLE);
    if (bound != null) {
      svg.line("xr-gate", scale.at(bound), 2, scale.at(bound), HEIGHT - 1);
    }
    if (baseline != null) {
      svg.line("xr-before", scale.at(baseline), 2, scale.at(baseline), HEIGHT - 1);
    }
    if (interval != null) {
      svg.line("xr-interval", clamped(interval.lower()), MIDDLE, clamped(interval.upper()), MIDDLE);
    }
    for (double value : values) {
      svg.dot("xr-seed", scale.at(value), MIDDLE, 3.1, null);
    }
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    return svg.line("xr-mean", scale.at(mean), MIDDLE - 5, scale.at(mean), MIDDLE + 5).end();
  }

  /** An interval may reach beyond what was measured. */
  private double clamped(double value) {
    return Math.max(0, Math.min(WIDTH, scale.at(value)));
  }
}
