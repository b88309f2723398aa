package io.github.experimentmaven.report.chart;

import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A difference and its interval on a line, against 0 and against the margin. Metrics have different
 * units, so every strip has its own scale: what counts is on which side of the two marks it lies.
 */
public final class DifferenceStrip {

  private static final double WIDTH = 188;
  private static final double HEIGHT = 20;
  private static final double MIDDLE = 11;
  private static final double ENDS = 8;

  private DifferenceStrip() {}

  /**
   * Draws the strip.
   *
   * @param difference how much better, negative if worse
   * @param lower bound of the true difference, or null
   * @param upper bound of the true difference, or null
   * @param margin by how much it may be worse, 0 or more; marked at its negative
   * @param description the strip in words
   */
  public static Markup of(
      double difference,
      @Nullable Double lower,
      @Nullable Double upper,
      double margin,
      String description) {
    Scale scale = scale(difference, lower, upper, margin);
    Svg svg = Svg.picture("xr-inline", WIDTH, HEIGHT, description);
    svg.line("xr-rail", 0, MIDDLE, WIDTH, MIDDLE);
    svg.line("xr-zero", scale.at(0), 2, scale.at(0), HEIGHT - 1);
    if (margin > 0) {
      svg.line("xr-gate", scale.at(-margin), 2, scale.at(-margin), HEIGHT - 1);
    }
    if (lower != null && upper != null) {
      svg.line("xr-interval", scale.at(lower), MIDDLE, scale.at(upper), MIDDLE);
    }
    if (Double.isFinite(difference)) {
      double at = scale.at(difference);
      svg.line("xr-mean", at, MIDDLE - 5, at, MIDDLE + 5);
    }
    return svg.end();
  }

  private static Scale scale(
      double difference, @Nullable Double lower, @Nullable Double upper, double margin) {
    double[] marks =
        DoubleStream.concat(
                DoubleStream.of(0, -margin),
                Stream.of(difference, lower, upper)
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue))
            .filter(Double::isFinite)
            .toArray();
    double low = DoubleStream.of(marks).min().orElse(0);
    double high = DoubleStream.of(marks).max().orElse(0);
    // Without any difference, 0 stands in the middle.
    double room = high > low ? 0 : 1;
    return new Scale(low - room, high + room, ENDS, WIDTH - ENDS);
  }
}
