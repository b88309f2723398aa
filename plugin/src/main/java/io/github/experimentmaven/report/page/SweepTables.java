package io.github.experimentmaven.report.page;

import io.github.experimentmaven.choosing.SweepRanking.Ranked;
import io.github.experimentmaven.experiment.AxisValue;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.gate.MetricValues;
import io.github.experimentmaven.report.chart.IntervalBars;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.page.SweepCells.Cell;
import io.github.experimentmaven.report.page.SweepTable.Column;
import io.github.experimentmaven.report.page.SweepTable.Row;
import io.github.experimentmaven.statistics.Choice.Candidate;
import io.github.experimentmaven.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of a sweep, in the order of each of its columns. */
final class SweepTables {

  /** On the page of the sweep; all are on the pages of the orders. */
  static final int FIRST = 40;

  /** More would be pages that nobody can open. */
  private static final int MOST = 1000;

  private final SweepCells cells;
  private final PageNames names;
  private final List<Order> orders;
  private final @Nullable IntervalBars bars;

  SweepTables(SweepCells cells, PageNames names) {
    this.cells = cells;
    this.names = names;
    this.orders = orders();
    this.bars =
        cells.ranking() instanceof Ranked ranked && ranked.choice().knowsSpread()
            ? new IntervalBars(
                ranked.choice().recipes().stream().map(Candidate::beyondOthers).toList())
            : null;
  }

  /** A column that may be sorted by, at its place among them. */
  private record Order(String title, boolean isNumber, Comparator<Cell> comparator) {}

  private List<Order> orders() {
    boolean ranked = cells.ranking() instanceof Ranked;
    List<Order> orders = new ArrayList<>();
    orders.add(
        new Order(
            ranked ? "Place" : "Order",
            true,
            Comparator.comparing(Cell::place, Comparator.nullsLast(Comparator.naturalOrder()))));
    for (int i = 0; i < cells.axes().size(); i++) {
      int axis = i;
      orders.add(
          new Order(
              PlainText.of(cells.axes().get(i)),
              cells.all().stream().allMatch(each -> value(each, axis).number() != null),
              Comparator.comparing(
                      (Cell each) -> value(each, axis).number(),
                      Comparator.nullsLast(Comparator.naturalOrder()))
                  .thenComparing(each -> value(each, axis).text())));
    }
    Metric test = test();
    if (test != null) {
      Comparator<Double> byValue =
          test.higherIsBetter() ? Comparator.reverseOrder() : Comparator.naturalOrder();
      orders.add(
          new Order(
              test.title(),
              true,
              Comparator.comparing(each -> mean(each, test), Comparator.nullsLast(byValue))));
    }
    orders.add(
        new Order(
            "Parameters",
            true,
            Comparator.comparing(
                Cell::parameters, Comparator.nullsLast(Comparator.naturalOrder()))));
    orders.add(
        new Order(
            "Training",
            true,
            Comparator.comparing(
                each -> each.reported().runs().isEmpty() ? null : each.trainingSeconds(),
                Comparator.nullsLast(Comparator.naturalOrder()))));
    return orders;
  }

  /** Of the test set; null of folds, which leave it out, and if nothing was measured. */
  private @Nullable Metric test() {
    if (cells.measured().isEmpty()
        || (cells.ranking() instanceof Ranked ranked && ranked.hasFolds())) {
      return null;
    }
    return cells.measured().get(0).reported().headline();
  }

  /** That of the page of the sweep. */
  SweepTable first() {
    int all = cells.all().size();
    return table(
        0, FIRST, all <= FIRST ? "" : "These are the first %s of %s.".formatted(FIRST, all));
  }

  /** The pages of all orders. */
  List<SweepOrder> pages() {
    List<SweepOrder> pages = new ArrayList<>();
    int all = cells.all().size();
    for (int i = 0; i < orders.size(); i++) {
      pages.add(
          new SweepOrder(
              PlainText.of(cells.title()),
              names.sweep(cells.title()),
              orders.get(i).title(),
              cells.ranking() instanceof Ranked,
              table(
                  i,
                  MOST,
                  all <= MOST ? "" : "These are the first %s of %s.".formatted(MOST, all))));
    }
    return pages;
  }

  private SweepTable table(int order, int most, String note) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      columns.add(
          new Column(
              orders.get(i).title(),
              i == 0 && order > 0 ? names.sweep(cells.title()) : names.order(cells.title(), i),
              i == order,
              orders.get(i).isNumber()));
    }
    int axes = cells.axes().size();
    int last = columns.size() - 1;
    return new SweepTable(
        columns.get(0),
        columns.subList(1, 1 + axes),
        cells.ranking() instanceof Ranked ranked
            ? MetricText.capitalised(SweepPages.words(ranked))
            : "",
        test() == null ? null : columns.get(1 + axes),
        columns.get(last - 1),
        columns.get(last),
        cells.all().stream()
            .sorted(orders.get(order).comparator())
            .limit(most)
            .map(this::row)
            .toList(),
        note,
        names.order(cells.title(), order));
  }

  private Row row(Cell each) {
    ReportedExperiment reported = each.reported();
    Metric metric = cells.metric();
    Metric test = test();
    boolean ran = !reported.runs().isEmpty();
    Candidate candidate = each.candidate();
    Markup beyond =
        candidate == null || bars == null
            ? null
            : bars.row(candidate.beyondOthers(), each.isBest(), reach(each, candidate));
    return new Row(
        each.placeText(),
        each.name(),
        names.page(reported.title()),
        each.isBest(),
        each.cell().values().stream().map(value -> PlainText.of(value.text())).toList(),
        each.stopped() != null
            ? "stopped at rung " + each.stopped().rung()
            : metric == null ? RunTable.UNKNOWN : mean(each, metric, MetricText::value),
        deviation(each),
        beyond,
        candidate == null || bars == null ? "" : reach(each, candidate),
        candidate == null || candidate.seedsToTell().isEmpty()
            ? ""
            : NumberText.count(candidate.seedsToTell().getAsInt()),
        test == null ? RunTable.UNKNOWN : mean(each, test, MetricText::value),
        ran ? RunTable.parameters(reported.runs().get(0)) : RunTable.UNKNOWN,
        ran ? NumberText.duration(each.trainingSeconds()) : RunTable.UNKNOWN);
  }

  private static @Nullable Double mean(Cell each, Metric metric) {
    return each.reported().runs().isEmpty() || !MetricValues.has(metric, each.reported().runs())
        ? null
        : Double.valueOf(each.reported().spread(metric).mean());
  }

  private static String mean(
      Cell each, Metric metric, BiFunction<MetricText, Double, String> text) {
    Double mean = mean(each, metric);
    return mean == null
        ? RunTable.UNKNOWN
        : text.apply(MetricText.of(metric, each.reported().runs().get(0)), mean);
  }

  private String deviation(Cell each) {
    Metric metric = cells.metric();
    if (metric == null || mean(each, metric) == null || each.reported().runs().size() < 2) {
      return "";
    }
    return MetricText.of(metric, each.reported().runs().get(0))
        .value(each.reported().spread(metric).deviation());
  }

  /** From how much worse to how much better than the best of the others. */
  private String reach(Cell each, Candidate candidate) {
    MetricText text =
        MetricText.of(Objects.requireNonNull(cells.metric()), each.reported().runs().get(0));
    Interval interval = candidate.beyondOthers();
    Function<Double, String> bound =
        value ->
            Double.isInfinite(value)
                ? (value < 0 ? "\u2212\u221e" : "\u221e")
                : value == 0 ? "0" : text.change(value);
    return bound.apply(interval.lower()) + " to " + bound.apply(interval.upper());
  }

  private static AxisValue value(Cell each, int axis) {
    return each.cell().values().get(axis);
  }
}
