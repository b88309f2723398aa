package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.model.PastResult;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has other results than the last ones that its history has.
 *
 * @param rows experiments with other figures, in the order of the table, as far as anybody would
 *     read them
 * @param others how many are not listed: {@code 4 experiments have the figures of last time.};
 *     empty if all are
 */
public record Changes(List<Row> rows, String others) {

  private static final int MOST_ROWS = 20;

  /**
   * An experiment with other figures.
   *
   * @param name of the experiment
   * @param page its file
   * @param metric which figure it is: {@code Test accuracy}
   * @param change how much better it is, signed: {@code +0.31}, in percentage points of a
   *     proportion
   * @param before what it was: {@code 97.71 % ± 0.12 %, 3 seeds}
   * @param now what it is
   * @param since which commit that was, and its day: {@code 0123456, 2026-03-31}; empty if unknown
   */
  public record Row(
      String name,
      String page,
      String metric,
      String change,
      String before,
      String now,
      String since) {}

  /** Null if no experiment has a history. */
  static @Nullable Changes of(List<ReportedExperiment> all, PageNames names) {
    List<LastTime> known = all.stream().map(LastTime::of).flatMap(Optional::stream).toList();
    if (known.isEmpty()) {
      return null;
    }
    List<LastTime> changed = known.stream().filter(LastTime::isChanged).toList();
    List<String> others = new ArrayList<>();
    if (changed.size() > MOST_ROWS) {
      others.add("The first " + MOST_ROWS + " of " + NumberText.count(changed.size()) + ".");
    }
    int same = known.size() - changed.size();
    if (same > 0) {
      others.add(
          NumberText.counted(same, "experiment")
              + (same == 1 ? " has" : " have")
              + " the figures of last time.");
    }
    return new Changes(
        changed.stream().limit(MOST_ROWS).map(each -> row(each, names)).toList(),
        String.join(" ", others));
  }

  private static Row row(LastTime time, PageNames names) {
    ReportedExperiment each = time.experiment();
    PastResult last = time.last();
    MetricText text = MetricText.of(each);
    double difference = time.now().mean() - last.spread().mean();
    return new Row(
        PlainText.of(each.title()),
        names.page(each.title()),
        each.headline().title(),
        text.change(each.headline().higherIsBetter() ? difference : -difference),
        figures(last.spread(), text),
        figures(time.now(), text),
        since(last));
  }

  /** {@code 97.71 % ± 0.12 %, 3 seeds}. */
  private static String figures(Spread spread, MetricText text) {
    String deviation = text.deviation(spread);
    return text.value(spread.mean())
        + (deviation.isEmpty() ? "" : " " + deviation)
        + ", "
        + NumberText.counted(spread.count(), "seed");
  }

  private static String since(PastResult last) {
    return Stream.of(Trend.shortCommit(last), Optional.ofNullable(last.date()))
        .flatMap(Optional::stream)
        .map(PlainText::of)
        .collect(Collectors.joining(", "));
  }
}
