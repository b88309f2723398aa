package io.github.experimentmaven.report.chart;

/** The data of an SVG path that goes straight from point to point. */
final class PathData {

  private final StringBuilder data = new StringBuilder();

  /** Goes on to a point; the first one is where it starts. */
  PathData to(double x, double y) {
    data.append(data.isEmpty() ? 'M' : 'L').append(Svg.number(x)).append(' ').append(Svg.number(y));
    return this;
  }

  /** The path that ends at its last point. */
  String open() {
    return data.toString();
  }

  /** The path that returns to its start. */
  String closed() {
    return data + "Z";
  }
}
