package io.github.experimentmaven.report.chart;

/** The data of an SVG path from point to point. */
final class PathData {

  private final StringBuilder data = new StringBuilder();
  private double x;
  private double y;

  /** Goes straight on to a point; the first one is where it starts. */
  PathData to(double x, double y) {
    data.append(data.isEmpty() ? 'M' : 'L');
    return at(x, y);
  }

  /** Goes down to a point in another column, or straight down in the same; not the first one. */
  PathData bendTo(double x, double y) {
    if (x == this.x) {
      return to(x, y);
    }
    String middle = Svg.number((this.y + y) / 2);
    data.append('C').append(Svg.number(this.x)).append(' ').append(middle);
    data.append(' ').append(Svg.number(x)).append(' ').append(middle).append(' ');
    return at(x, y);
  }

  private PathData at(double x, double y) {
    data.append(Svg.number(x)).append(' ').append(Svg.number(y));
    this.x = x;
    this.y = y;
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
