package io.github.experimentmaven.report.chart;

import java.util.List;

/**
 * A metric over the epochs in a small picture, one of many that share their scales: a line through
 * the means of the seeds, and a band from the least to the greatest of them.
 */
public final class SmallCurve {

  private static final double WIDTH = 168;
  private static final double HEIGHT = 92;
  private static final double LEFT = 34;
  private static final double RIGHT = WIDTH - 4;
  private static final double TOP = 6;
  private static final double BOTTOM = HEIGHT - 16;
  private static final int TICKS = 2;

  private final int epochs;
  private final Scale x;
  private final Scale y;

  /**
   * @param all curves that are to share scales, at least one
   */
  public SmallCurve(List<Series> all) {
    this.epochs = all.stream().mapToInt(Series::epochs).max().orElseThrow();
    // A single epoch stands in the middle.
    this.x = epochs == 1 ? new Scale(0, 2, LEFT, RIGHT) : new Scale(1, epochs, LEFT + 4, RIGHT - 4);
    this.y = Ranges.of(all.stream().flatMapToDouble(Series::drawn).toArray(), BOTTOM, TOP, TICKS);
  }

  /**
   * Draws one.
   *
   * @param series one of all
   * @param description what it shows, in words
   */
  public Markup draw(Series series, String description) {
    Svg svg = Svg.picture("xr-small", WIDTH, HEIGHT, description);
    List<Double> ticks = y.ticks(TICKS);
    for (double tick : ticks) {
      svg.line("xr-grid", LEFT, y.at(tick), RIGHT, y.at(tick));
      svg.text("xr-tick", LEFT - 5, y.at(tick) + 3.5, "end", TickText.of(tick, ticks));
    }
    svg.text("xr-tick", x.at(epochs), HEIGHT - 3, "end", String.valueOf(epochs));
    int[] drawable = series.drawable();
    if (drawable.length == 0) {
      return svg.end();
    }
    PathData line = new PathData();
    PathData band = new PathData();
    for (int epoch : drawable) {
      line.to(x.at(epoch + 1), y.at(series.mean(epoch)));
      band.to(x.at(epoch + 1), y.at(series.greatest(epoch)));
    }
    for (int i = drawable.length - 1; i >= 0; i--) {
      band.to(x.at(drawable[i] + 1), y.at(series.least(drawable[i])));
    }
    if (series.runs().size() > 1) {
      svg.path("xr-band " + series.cssClass(), band.closed());
    }
    svg.path("xr-line " + series.cssClass(), line.open());
    int last = drawable[drawable.length - 1];
    return svg.dot("xr-pt " + series.cssClass(), x.at(last + 1), y.at(series.mean(last)), 2.6, null)
        .end();
  }
}
