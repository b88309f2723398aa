package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.chart.XyChart;
import io.github.experimentmaven.report.chart.XyChart.Axes;
import io.github.experimentmaven.report.chart.XyChart.Bar;
import io.github.experimentmaven.report.chart.XyChart.Dot;
import io.github.experimentmaven.report.chart.XyChart.Point;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.TestOutputs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How far the predictions of a regression are from what is true.
 *
 * @param charts of each target, predictions against true values and how often they are how far off
 * @param noun what a sample is called
 * @param worst the greatest errors, greatest first
 * @param shortened what is left out; empty if nothing is
 * @param note what is predicted if there are several seeds; empty for one
 */
public record Residuals(
    List<Learning.Chart> charts, String noun, List<Row> worst, String shortened, String note)
    implements Section {

  private static final int MOST_TARGETS = 6;
  private static final int MOST_DOTS = 500;
  private static final int CELLS = 40;
  private static final int BARS = 20;
  private static final int WORST = 10;
  private static final double RADIUS = 2;
  private static final double LEAST_RADIUS = 1;
  private static final double MORE_RADIUS = 3;

  /**
   * One prediction.
   *
   * @param sample its place in the test data, from 0
   * @param target what was predicted
   * @param actual the true value
   * @param predicted what was predicted
   * @param error predicted minus true, signed
   */
  public record Row(String sample, String target, String actual, String predicted, String error) {}

  private record Cell(int x, int y) implements Comparable<Cell> {

    @Override
    public int compareTo(Cell other) {
      return Comparator.comparingInt(Cell::x).thenComparingInt(Cell::y).compare(this, other);
    }
  }

  private record Residual(int sample, int target, double actual, double predicted) {

    double value() {
      return predicted - actual;
    }
  }

  @Override
  public String id() {
    return "residuals";
  }

  @Override
  public String title() {
    return "Errors";
  }

  static Residuals of(ReportedExperiment reported, TestOutputs.Numbers outputs) {
    List<String> names = reported.runs().get(0).dataset().targets().numbers().names();
    int shown = Math.min(MOST_TARGETS, names.size());
    List<Learning.Chart> charts = new ArrayList<>();
    for (int target = 0; target < shown; target++) {
      String name = PlainText.of(names.get(target));
      List<Residual> errors = errors(outputs, target);
      charts.add(new Learning.Chart(name + ", predicted against true", scatter(name, errors)));
      charts.add(
          new Learning.Chart(
              name + ", predicted minus true", histogram(name, errors, reported.noun())));
    }
    return new Residuals(
        charts,
        reported.noun(),
        worst(outputs, names),
        shown == names.size()
            ? ""
            : "The first " + shown + " of " + names.size() + " targets are drawn.",
        outputs.seeds().size() == 1
            ? ""
            : "Predictions are means over " + outputs.seeds().size() + " seeds.");
  }

  private static List<Residual> errors(TestOutputs.Numbers outputs, int target) {
    return IntStream.range(0, outputs.actual().size())
        .mapToObj(
            sample ->
                new Residual(
                    sample,
                    target,
                    outputs.actual().value(sample, target),
                    outputs.predicted(sample, target)))
        .toList();
  }

  private static Markup scatter(String name, List<Residual> errors) {
    List<Dot> dots = errors.size() <= MOST_DOTS ? each(errors) : binned(errors);
    return XyChart.alike(
        new Axes("true", "predicted", "Predicted against true values of " + name + "."), dots);
  }

  private static List<Dot> each(List<Residual> errors) {
    return errors.stream()
        .map(
            error ->
                new Dot(
                    new Point(error.actual(), error.predicted()),
                    RADIUS,
                    error.sample()
                        + ": "
                        + NumberText.loss(error.predicted())
                        + " for "
                        + NumberText.loss(error.actual())))
        .toList();
  }

  /** Many dots would hide each other: one stands for all that lie in a cell. */
  private static List<Dot> binned(List<Residual> errors) {
    double low = errors.stream().flatMapToDouble(Residuals::both).min().orElse(0);
    double high = errors.stream().flatMapToDouble(Residuals::both).max().orElse(1);
    double side = Math.max(Double.MIN_NORMAL, (high - low) / CELLS);
    Map<Cell, Integer> counts = new TreeMap<>();
    for (Residual error : errors) {
      counts.merge(
          new Cell(cell(error.actual(), low, side), cell(error.predicted(), low, side)),
          1,
          Integer::sum);
    }
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    return counts.entrySet().stream()
        .map(
            entry ->
                new Dot(
                    new Point(
                        low + (entry.getKey().x() + 0.5) * side,
                        low + (entry.getKey().y() + 0.5) * side),
                    LEAST_RADIUS + MORE_RADIUS * Math.sqrt((double) entry.getValue() / most),
                    NumberText.count(entry.getValue())))
        .toList();
  }

  private static DoubleStream both(Residual error) {
    return DoubleStream.of(error.actual(), error.predicted());
  }

  private static int cell(double value, double low, double side) {
    return Math.min(CELLS - 1, (int) ((value - low) / side));
  }

  private static Markup histogram(String name, List<Residual> errors, String noun) {
    double most = errors.stream().mapToDouble(error -> Math.abs(error.value())).max().orElse(0);
    double reach = most == 0 ? 1 : most;
    int[] counts = new int[BARS];
    for (Residual error : errors) {
      counts[Math.min(BARS - 1, (int) ((error.value() + reach) / (2 * reach) * BARS))]++;
    }
    double width = 2 * reach / BARS;
    return XyChart.bars(
        new Axes(
            "predicted minus true",
            noun + "s",
            "How many predictions of " + name + " are how far from the true values."),
        IntStream.range(0, BARS)
            .mapToObj(i -> new Bar(i * width - reach, (i + 1) * width - reach, counts[i]))
            .toList());
  }

  private static List<Row> worst(TestOutputs.Numbers outputs, List<String> names) {
    return IntStream.range(0, names.size())
        .boxed()
        .flatMap(target -> errors(outputs, target).stream())
        .sorted(
            Comparator.comparingDouble((Residual error) -> -Math.abs(error.value()))
                .thenComparingInt(Residual::sample)
                .thenComparingInt(Residual::target))
        .limit(WORST)
        .map(
            error ->
                new Row(
                    String.valueOf(error.sample()),
                    PlainText.of(names.get(error.target())),
                    NumberText.loss(error.actual()),
                    NumberText.loss(error.predicted()),
                    NumberText.signedLoss(error.value())))
        .toList();
  }
}
