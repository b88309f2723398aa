package io.github.experimentmaven.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A metric over the epochs: a line through the means of the seeds, a band from the least to the
 * greatest of them, and the label at the line's end instead of a legend.
 */
public final class LearningCurve {

  /** So many digits have room below the chart. */
  private static final int MOST_DIGITS = 24;

  private static final double WIDTH = 372;
  private static final double HEIGHT = 220;
  private static final double LEFT = 42;
  private static final double RIGHT = WIDTH - 104;
  private static final double TOP = 12;
  private static final double BOTTOM = HEIGHT - 30;
  private static final double BETWEEN_LABELS = 13;

  /** A word of a mark, with some space beside it. */
  private static final double MARK_WIDTH = 28;

  /** Above the chart, so that no line goes through the words. */
  private static final double MARK_ROOM = 5;

  private static final int TICKS = 5;
  private static final int MOST_EPOCHS_WITH_DOTS = 30;

  private final String description;
  private final List<Series> series;
  private final DoubleFunction<String> label;
  private final List<Level> levels;
  private final List<Mark> marks;
  private final int epochs;
  private final Scale x;
  private final Scale y;

  /**
   * @param description what the picture shows, in words
   * @param series at least one, all with the same number of epochs, at least one
   * @param label how a value is written
   * @param levels values to compare with; may be empty
   */
  public LearningCurve(
      String description, List<Series> series, DoubleFunction<String> label, List<Level> levels) {
    this(description, series, label, levels, List.of());
  }

  /**
   * The same with marks.
   *
   * @param marks epochs after which something was decided
   */
  public LearningCurve(
      String description,
      List<Series> series,
      DoubleFunction<String> label,
      List<Level> levels,
      List<Mark> marks) {
    this.description = description;
    this.series = List.copyOf(series);
    this.label = label;
    this.levels = List.copyOf(levels);
    this.marks = List.copyOf(marks);
    this.epochs = series.get(0).epochs();
    // A single epoch stands in the middle.
    this.x = epochs == 1 ? new Scale(0, 2, LEFT, RIGHT) : new Scale(1, epochs, LEFT + 6, RIGHT - 6);
    this.y = verticalScale();
  }

  /**
   * A horizontal line to compare with.
   *
   * @param kind what it stands for
   * @param value where
   * @param text its label
   */
  public record Level(Kind kind, double value, String text) {

    /** What a level stands for. */
    public enum Kind {
      /** What the metric must not cross. */
      GATE("xr-gate", "xr-t-gate"),
      /** Where the baseline's training ended. */
      BASELINE("xr-ended", "xr-t-ended");

      private final String lineClass;
      private final String textClass;

      Kind(String lineClass, String textClass) {
        this.lineClass = lineClass;
        this.textClass = textClass;
      }
    }
  }

  /**
   * A vertical line at an epoch.
   *
   * @param epoch from 1
   * @param text what was decided after it, in a word
   */
  public record Mark(int epoch, String text) {}

  private record Label(String cssClass, String text, double y) {}

  /** Draws the chart. */
  public Markup draw() {
    Svg svg = Svg.picture("xr-chart", WIDTH, HEIGHT, marks.isEmpty() ? 0 : MARK_ROOM, description);
    axes(svg);
    List<Label> labels = new ArrayList<>();
    for (Level level : levels) {
      double at = y.at(level.value());
      svg.line(level.kind().lineClass, LEFT, at, RIGHT, at);
      labels.add(new Label(level.kind().textClass, level.text(), at));
    }
    List<Double> named = new ArrayList<>();
    for (Mark mark : marks) {
      double at = x.at(mark.epoch());
      svg.line("xr-grid", at, TOP, at, BOTTOM);
      // Names that would overlap with those of marks before are left to the text beside the chart.
      if (named.stream().allMatch(other -> Math.abs(other - at) >= MARK_WIDTH)) {
        svg.text("xr-tick", at, TOP - 6, "middle", mark.text());
        named.add(at);
      }
    }
    for (Series one : series) {
      int[] drawable = one.drawable();
      if (drawable.length > 0) {
        curve(svg, one, drawable);
        double last = one.mean(drawable[drawable.length - 1]);
        labels.add(new Label(one.cssClass(), one.label() + " " + label.apply(last), y.at(last)));
      }
    }
    for (Label each : apart(labels)) {
      svg.text("xr-lab " + each.cssClass(), RIGHT + 6, each.y() + 3.5, "start", each.text());
    }
    return svg.end();
  }

  /** From a little below the least value to a little above the greatest; levels are in view. */
  private Scale verticalScale() {
    DoubleStream compared = levels.stream().mapToDouble(Level::value);
    double[] values =
        DoubleStream.concat(series.stream().flatMapToDouble(Series::drawn), compared).toArray();
    double low = DoubleStream.of(values).min().orElse(0);
    double high = DoubleStream.of(values).max().orElse(1);
    double least = Math.max(1e-9, Math.abs(high) * 1e-6);
    double margin = high - low < least ? Math.max(least, Math.abs(high) * 0.01) : 0;
    return new Scale(low - margin, high + margin, BOTTOM, TOP).rounded(TICKS);
  }

  private void axes(Svg svg) {
    List<Double> ticks = y.ticks(TICKS);
    for (double tick : ticks) {
      svg.line("xr-grid", LEFT, y.at(tick), RIGHT, y.at(tick));
      String text = TickText.of(tick, ticks);
      svg.text("xr-tick", LEFT - 7, y.at(tick) + 3.5, "end", text);
    }
    svg.line("xr-axis", LEFT, BOTTOM, RIGHT, BOTTOM);
    int step = epochsBetweenTicks();
    for (int epoch = step; epoch <= epochs; epoch += step) {
      svg.text("xr-tick", x.at(epoch), BOTTOM + 15, "middle", String.valueOf(epoch));
    }
    svg.text("xr-axlab", RIGHT + 6, BOTTOM + 15, "start", "epoch");
  }

  /** The least of 1, 2, 5, 10, 20 and so on that leaves room between the numbers. */
  private int epochsBetweenTicks() {
    int digits = String.valueOf(epochs).length();
    for (int power = 1; ; power *= 10) {
      for (int leading : new int[] {1, 2, 5}) {
        int step = leading * power;
        if (epochs / step * digits <= MOST_DIGITS) {
          return step;
        }
      }
    }
  }

  private void curve(Svg svg, Series one, int[] drawable) {
    if (one.runs().size() > 1) {
      svg.path("xr-band " + one.cssClass(), band(one, drawable));
    }
    svg.path("xr-line " + one.cssClass(), line(one, drawable));
    if (epochs <= MOST_EPOCHS_WITH_DOTS) {
      for (int epoch : drawable) {
        double mean = one.mean(epoch);
        svg.dot("xr-pt " + one.cssClass(), x.at(epoch + 1), y.at(mean), 2.6, title(one, epoch));
      }
    }
  }

  private String title(Series one, int epoch) {
    String title = one.label() + ", epoch " + (epoch + 1) + ": " + label.apply(one.mean(epoch));
    return one.runs().size() == 1
        ? title
        : title
            + ", seeds "
            + label.apply(one.least(epoch))
            + " to "
            + label.apply(one.greatest(epoch));
  }

  private String line(Series one, int[] drawable) {
    PathData path = new PathData();
    for (int epoch : drawable) {
      path.to(x.at(epoch + 1), y.at(one.mean(epoch)));
    }
    return path.open();
  }

  private String band(Series one, int[] drawable) {
    PathData path = new PathData();
    for (int epoch : drawable) {
      path.to(x.at(epoch + 1), y.at(one.greatest(epoch)));
    }
    for (int i = drawable.length - 1; i >= 0; i--) {
      path.to(x.at(drawable[i] + 1), y.at(one.least(drawable[i])));
    }
    return path.closed();
  }

  /** Moves labels down until none lies on another, then up again if that went too far. */
  private static List<Label> apart(List<Label> labels) {
    List<Label> sorted = new ArrayList<>(labels);
    sorted.sort(Comparator.comparingDouble(Label::y));
    double[] y = sorted.stream().mapToDouble(Label::y).toArray();
    for (int i = 1; i < y.length; i++) {
      y[i] = Math.max(y[i], y[i - 1] + BETWEEN_LABELS);
    }
    // Clear of the word below the axis.
    double lowest = BOTTOM - 4;
    for (int i = y.length - 1; i >= 0; i--) {
      y[i] = Math.min(y[i], lowest);
      lowest = y[i] - BETWEEN_LABELS;
    }
    return IntStream.range(0, y.length)
        .mapToObj(i -> new Label(sorted.get(i).cssClass(), sorted.get(i).text(), y[i]))
        .toList();
  }
}
