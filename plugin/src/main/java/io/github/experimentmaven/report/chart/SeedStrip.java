package io.github.experimentmaven.report.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seeds of an experiment on a line, one dot each, on a scale that all rows of a table share.
 */
public final class SeedStrip {

  private static final double WIDTH = 188;
  private static final double HEIGHT = 20;
  private static final double MIDDLE = 11;
  private static final double MARGIN = 4;

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
   * One row.
   *
   * @param values one a seed
   * @param bound where the gate is, or null
   * @param description the row in words
   */
  public Markup row(List<Double> values, @Nullable Double bound, String description) {
    Svg svg = Svg.picture("xr-inline", WIDTH, HEIGHT, description);
    svg.line("xr-rail", 0, MIDDLE, WIDTH, MIDDLE);
    if (bound != null) {
      svg.line("xr-gate", scale.at(bound), 2, scale.at(bound), HEIGHT - 1);
    }
    for (double value : values) {
      svg.dot("xr-seed", scale.at(value), MIDDLE, 3.1, null);
    }
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    return svg.dot("xr-mean", scale.at(mean), MIDDLE, 1.6, null).end();
  }
}
