package io.github.experimentmaven.report.chart;

import io.github.experimentmaven.statistics.Interval;
import java.util.List;
import java.util.stream.DoubleStream;

/** Intervals of differences, one a row of a table, on a scale that all rows share. */
public final class IntervalBars {

  private static final double WIDTH = 132;
  private static final double HEIGHT = 16;
  private static final double MIDDLE = 8;

  private final Scale scale;

  /**
   * @param all intervals, of which bounds that are not finite reach to the edge
   */
  public IntervalBars(List<Interval> all) {
    double[] bounds =
        DoubleStream.concat(
                DoubleStream.of(0),
                all.stream().flatMapToDouble(each -> DoubleStream.of(each.lower(), each.upper())))
            .filter(Double::isFinite)
            .toArray();
    double low = DoubleStream.of(bounds).min().orElseThrow();
    double high = DoubleStream.of(bounds).max().orElseThrow();
    double margin = high > low ? 0 : 1e-6;
    this.scale = new Scale(low - margin, high + margin, 4, WIDTH - 4);
  }

  /**
   * One row.
   *
   * @param isBest whether it stands out
   * @param description the interval in words
   */
  public Markup row(Interval interval, boolean isBest, String description) {
    return Svg.picture("xr-inline", WIDTH, HEIGHT, description)
        .line("xr-zero", scale.at(0), 1, scale.at(0), HEIGHT - 1)
        .line(
            isBest ? "xr-reach s-test" : "xr-reach s-other",
            clamped(interval.lower()),
            MIDDLE,
            clamped(interval.upper()),
            MIDDLE)
        .end();
  }

  private double clamped(double value) {
    return Math.max(0, Math.min(WIDTH, scale.at(value)));
  }
}
