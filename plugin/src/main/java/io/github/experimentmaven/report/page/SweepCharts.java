package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.AxisValue;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.report.chart.AxisScale;
import io.github.experimentmaven.report.chart.CostPlot;
import io.github.experimentmaven.report.chart.EffectPlot;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.chart.ParallelCoordinates;
import io.github.experimentmaven.report.chart.Series;
import io.github.experimentmaven.report.chart.SmallCurve;
import io.github.experimentmaven.report.page.SweepCells.Cell;
import io.github.experimentmaven.report.page.SweepPage.Curve;
import io.github.experimentmaven.report.page.SweepPage.Interaction;
import io.github.experimentmaven.report.page.SweepPage.Line;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.statistics.Moments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The charts of a sweep of which something was measured. */
final class SweepCharts {

  /** More small pictures are not looked at. */
  static final int MOST_CURVES = 48;

  /** So many values have room in a table beside each other. */
  private static final int MOST_VALUES = 12;

  private static final int MOST_INTERACTIONS = 6;
  private static final int SHADES = 5;

  private final SweepCells cells;
  private final PageNames names;
  private final Metric metric;
  private final MetricText text;
  private final List<Cell> measured;

  SweepCharts(SweepCells cells, PageNames names, Metric metric) {
    this.cells = cells;
    this.names = names;
    this.metric = metric;
    this.measured = cells.measured();
    this.text = MetricText.of(metric, measured.get(0).reported().runs().get(0));
  }

  /** {@code Validation accuracy, % correct}. */
  String title() {
    String unit = metric.quantity().unit();
    return unit.isEmpty() ? metric.title() : metric.title() + ", " + unit;
  }

  /** One for each thing that is varied. */
  List<Learning.Chart> effects() {
    return IntStream.range(0, cells.axes().size()).mapToObj(this::effect).toList();
  }

  private Learning.Chart effect(int axis) {
    AxisScale scale = scale(axis);
    Map<String, List<Double>> values = byValue(axis);
    List<EffectPlot.Mean> means = new ArrayList<>();
    // Of values that are nearly all different, a mean is a value.
    if (2 * values.size() <= measured.size()) {
      values.forEach(
          (value, some) -> means.add(new EffectPlot.Mean(value, factored(Moments.mean(some)))));
    }
    String name = PlainText.of(cells.axes().get(axis));
    return new Learning.Chart(
        name,
        EffectPlot.of(
            scale,
            measured.stream()
                .map(
                    each ->
                        new EffectPlot.Dot(
                            value(each, axis).text(),
                            factored(mean(each)),
                            each.isBest(),
                            told(each)))
                .toList(),
            means,
            metric.title() + " against " + name + "; the table has the figures."));
  }

  /** Means by the values of an axis, which are in their order. */
  private Map<String, List<Double>> byValue(int axis) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    sorted(axis).forEach(value -> values.put(value.text(), new ArrayList<>()));
    measured.forEach(
        each -> Objects.requireNonNull(values.get(value(each, axis).text())).add(mean(each)));
    return values;
  }

  private List<AxisValue> sorted(int axis) {
    List<AxisValue> distinct = measured.stream().map(each -> value(each, axis)).distinct().toList();
    boolean areNumbers = distinct.stream().allMatch(each -> each.number() != null);
    return areNumbers
        ? distinct.stream()
            .sorted(Comparator.comparingDouble(each -> Objects.requireNonNull(each.number())))
            .toList()
        : distinct;
  }

  private AxisScale scale(int axis) {
    return AxisScale.of(
        measured.stream()
            .map(each -> value(each, axis))
            .map(value -> new AxisScale.Option(value.text(), value.number()))
            .toList());
  }

  /** Of each two things with few values. */
  List<Interaction> interactions() {
    List<Interaction> interactions = new ArrayList<>();
    for (int first = 0; first < cells.axes().size(); first++) {
      for (int second = first + 1; second < cells.axes().size(); second++) {
        List<AxisValue> rows = sorted(first);
        List<AxisValue> columns = sorted(second);
        boolean isSmall = Math.max(rows.size(), columns.size()) <= MOST_VALUES;
        if (isSmall
            && Math.min(rows.size(), columns.size()) > 1
            && rows.size() + columns.size() <= measured.size() + 1
            && interactions.size() < MOST_INTERACTIONS) {
          interactions.add(interaction(first, second, rows, columns));
        }
      }
    }
    return interactions;
  }

  private Interaction interaction(
      int first, int second, List<AxisValue> rows, List<AxisValue> columns) {
    List<List<@Nullable Double>> means = new ArrayList<>();
    for (AxisValue row : rows) {
      List<@Nullable Double> line = new ArrayList<>();
      for (AxisValue column : columns) {
        List<Double> values =
            measured.stream()
                .filter(
                    each -> value(each, first).equals(row) && value(each, second).equals(column))
                .map(SweepCharts::mean)
                .toList();
        line.add(values.isEmpty() ? null : Moments.mean(values));
      }
      means.add(line);
    }
    double[] known =
        means.stream()
            .flatMap(List::stream)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(
          new Line(
              PlainText.of(rows.get(i).text()),
              means.get(i).stream().map(mean -> cell(mean, known)).toList()));
    }
    return new Interaction(
        PlainText.of(cells.axes().get(first)),
        PlainText.of(cells.axes().get(second)),
        columns.stream().map(value -> PlainText.of(value.text())).toList(),
        lines);
  }

  private SweepPage.Cell cell(@Nullable Double mean, double[] sorted) {
    if (mean == null) {
      return new SweepPage.Cell("h0", "");
    }
    double low = sorted[0];
    double high = sorted[sorted.length - 1];
    double better = high == low ? 0.5 : (mean - low) / (high - low);
    double share = metric.higherIsBetter() ? better : 1 - better;
    int shade = 1 + Math.min(SHADES - 1, (int) (SHADES * share));
    return new SweepPage.Cell("h" + shade, text.value(mean));
  }

  /** Against parameters and time, where they differ. */
  List<Learning.Chart> costs() {
    List<Learning.Chart> charts = new ArrayList<>();
    List<Cell> sized =
        measured.stream()
            .filter(each -> each.parameters() != null && each.parameters() > 0)
            .toList();
    if (sized.stream().map(Cell::parameters).distinct().count() > 1) {
      charts.add(
          cost(
              "Parameters",
              "parameters",
              sized,
              each -> Objects.requireNonNull(each.parameters()),
              NumberText::magnitude));
    }
    List<Cell> timed = measured.stream().filter(each -> each.trainingSeconds() > 0).toList();
    if (timed.size() > 1) {
      charts.add(
          cost(
              "Time",
              "seconds of training",
              timed,
              Cell::trainingSeconds,
              seconds -> Decimal.plain(Decimal.significant(Decimal.of(seconds), 3).doubleValue())));
    }
    return charts;
  }

  private Learning.Chart cost(
      String title,
      String axis,
      List<Cell> some,
      ToDoubleFunction<Cell> cost,
      DoubleFunction<String> written) {
    List<Cell> sorted =
        some.stream()
            .sorted(
                Comparator.comparingDouble(cost)
                    .thenComparing(Comparator.comparingDouble(each -> -worth(each))))
            .toList();
    double best = Double.NEGATIVE_INFINITY;
    List<CostPlot.Point> points = new ArrayList<>();
    for (Cell each : sorted) {
      boolean front = worth(each) > best;
      best = Math.max(best, worth(each));
      points.add(
          new CostPlot.Point(
              each.place() == null ? "" : each.placeText(),
              cost.applyAsDouble(each),
              factored(mean(each)),
              each.isBest(),
              front,
              told(each)));
    }
    return new Learning.Chart(
        title,
        CostPlot.of(
            points,
            axis,
            written,
            metric.title() + " against " + axis + "; the table has the figures."));
  }

  /** The more the better. */
  private double worth(Cell each) {
    return metric.higherIsBetter() ? mean(each) : -mean(each);
  }

  /** Null if one line would be all. */
  @Nullable Markup ways() {
    if (measured.size() < 2) {
      return null;
    }
    List<ParallelCoordinates.Axis> axes =
        IntStream.range(0, cells.axes().size())
            .mapToObj(
                axis ->
                    new ParallelCoordinates.Axis(PlainText.of(cells.axes().get(axis)), scale(axis)))
            .toList();
    return ParallelCoordinates.of(
        axes,
        measured.stream()
            .map(
                each ->
                    new ParallelCoordinates.Line(
                        each.cell().values().stream().map(AxisValue::text).toList(),
                        factored(mean(each)),
                        each.isBest()))
            .toList(),
        title(),
        "Each experiment as a line through its values to its "
            + metric.quantity().words()
            + "; the table has the figures.");
  }

  /** Of the first ones that have epochs. */
  List<Curve> curves() {
    List<Cell> trained =
        measured.stream()
            .filter(
                each ->
                    each.reported().runs().stream()
                        .allMatch(
                            run -> !run.epochs().isEmpty() && run.epochMetrics().contains(metric)))
            .limit(MOST_CURVES)
            .toList();
    if (trained.isEmpty()) {
      return List.of();
    }
    List<Series> series = trained.stream().map(this::series).toList();
    SmallCurve small = new SmallCurve(series);
    return IntStream.range(0, trained.size())
        .mapToObj(
            i -> {
              Cell each = trained.get(i);
              return new Curve(
                  each.placeText(),
                  each.name(),
                  names.page(each.reported().title()),
                  small.draw(series.get(i), metric.title() + " of " + each.name() + " by epoch"));
            })
        .toList();
  }

  private Series series(Cell each) {
    List<List<Double>> runs = new ArrayList<>();
    for (RunResult run : each.reported().runs()) {
      runs.add(
          run.epochs().stream().map(epoch -> factored(epoch.metrics().value(metric))).toList());
    }
    return new Series(each.name(), each.isBest() ? "s-test" : "s-other", runs);
  }

  private String told(Cell each) {
    return (each.place() == null ? "" : each.place() + ". ")
        + each.name()
        + ": "
        + text.value(mean(each));
  }

  private double factored(double value) {
    return value * text.factor();
  }

  private static double mean(Cell each) {
    return Objects.requireNonNull(each.mean());
  }

  private static AxisValue value(Cell each, int axis) {
    return each.cell().values().get(axis);
  }
}
