package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.chart.Sparkline;
import io.github.experimentmaven.report.chart.TrendChart;
import io.github.experimentmaven.report.chart.TrendPoint;
import io.github.experimentmaven.report.model.PastResult;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an experiment got where it is: earlier results and the one that the page is about, unless
 * that is what was accepted or recorded last.
 *
 * @param title what the chart shows: {@code Test accuracy, % correct}
 * @param metric what it shows without a unit, at the head of its column
 * @param chart the metric of each that people look at first, the oldest first
 * @param rows the same in figures, the latest first
 * @param legend what the marks of the chart mean that a reader may not know; empty if there are
 *     none
 * @param shortened what is left out; empty if nothing is
 */
public record Trend(
    String title, String metric, Markup chart, List<Row> rows, String legend, String shortened) {

  /** The least that can be called a course. */
  private static final int FEWEST_RESULTS = 2;

  private static final int MOST_RESULTS = 40;
  private static final int MOST_ROWS = 8;
  private static final int COMMIT_DIGITS = 7;

  /**
   * One result.
   *
   * @param commit the first digits of the commit's hash, or a dash if unknown; empty for the result
   *     that the page is about
   * @param date the day of that commit, {@code 2026-03-31}; empty if unknown
   * @param value mean of the metric over the seeds: {@code 98.02 %}
   * @param deviation over the seeds: {@code ± 0.12 %}; empty for a single one
   * @param seeds how many: {@code 10 seeds}
   * @param verdict {@code improved}, {@code pass}, {@code new}, {@code inconclusive} or {@code
   *     fail}
   * @param reason why it was accepted; empty if it was not
   */
  public record Row(
      String commit,
      String date,
      String value,
      String deviation,
      String seeds,
      String verdict,
      String reason) {}

  /** The trend, or null while there are not two earlier results to have one. */
  static @Nullable Trend of(ReportedExperiment reported) {
    if (!isCourse(reported)) {
      return null;
    }
    List<PastResult> past = finite(reported);
    Optional<PastResult> now = now(reported);
    MetricText text = MetricText.of(reported);
    List<TrendPoint> drawn = points(past, now);
    List<Row> rows = new ArrayList<>();
    now.ifPresent(each -> rows.add(row(each, "", text)));
    List<PastResult> latest = new ArrayList<>(latest(past, MOST_ROWS));
    Collections.reverse(latest);
    latest.forEach(each -> rows.add(row(each, commit(each), text)));
    String unit = text.metric().quantity().unit();
    return new Trend(
        text.metric().title() + (unit.isEmpty() ? "" : ", " + unit),
        text.metric().title(),
        TrendChart.of(drawn, text.factor(), text::value, description(drawn, text)),
        rows,
        legend(drawn),
        latest.size() == past.size()
            ? ""
            : "The latest " + latest.size() + " of " + past.size() + " earlier results.");
  }

  /** The trend as a line of the table of experiments, or null as {@link #of}. */
  static @Nullable Markup line(ReportedExperiment reported) {
    if (!isCourse(reported)) {
      return null;
    }
    List<PastResult> past = finite(reported);
    List<TrendPoint> drawn = points(past, now(reported));
    return Sparkline.of(
        drawn.stream().map(TrendPoint::value).toList(),
        description(drawn, MetricText.of(reported)));
  }

  private static boolean isCourse(ReportedExperiment reported) {
    return !reported.runs().isEmpty() && finite(reported).size() >= FEWEST_RESULTS;
  }

  /** The earlier results that have a figure, the oldest first. */
  static List<PastResult> finite(ReportedExperiment reported) {
    return reported.history().stream()
        .filter(each -> Double.isFinite(each.spread().mean()))
        .toList();
  }

  /** The result that the page is about, unless the last one of the history says the same. */
  private static Optional<PastResult> now(ReportedExperiment reported) {
    return LastTime.of(reported)
        .filter(LastTime::isChanged)
        .map(time -> new PastResult(null, null, time.now(), reported.outcome(), null));
  }

  private static List<TrendPoint> points(List<PastResult> past, Optional<PastResult> now) {
    List<TrendPoint> points = new ArrayList<>();
    latest(past, MOST_RESULTS).forEach(each -> points.add(point(each, false)));
    now.ifPresent(each -> points.add(point(each, true)));
    return points;
  }

  private static TrendPoint point(PastResult result, boolean isNow) {
    return new TrendPoint(result.spread().mean(), result.spread().deviation(), isNow);
  }

  private static String legend(List<TrendPoint> drawn) {
    List<String> sentences = new ArrayList<>();
    if (drawn.stream().anyMatch(each -> each.deviation() > 0)) {
      sentences.add(
          "Upright lines: one standard deviation of the seeds to each side. A single seed has none:"
              + " between such results chance alone may decide.");
    }
    if (drawn.get(drawn.size() - 1).isNow()) {
      sentences.add("The open dot is the result of this page.");
    }
    return String.join(" ", sentences);
  }

  private static List<PastResult> latest(List<PastResult> all, int most) {
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private static String description(List<TrendPoint> drawn, MetricText text) {
    return text.metric().title()
        + " of "
        + drawn.size()
        + " results, from "
        + text.value(drawn.get(0).value())
        + " to "
        + text.value(drawn.get(drawn.size() - 1).value())
        + ".";
  }

  private static String commit(PastResult result) {
    return shortCommit(result).map(PlainText::of).orElse("\u2013");
  }

  /** As much of the hash as people write. */
  static Optional<String> shortCommit(PastResult result) {
    return Optional.ofNullable(result.commit())
        .map(commit -> commit.substring(0, Math.min(COMMIT_DIGITS, commit.length())));
  }

  private static Row row(PastResult result, String commit, MetricText text) {
    Spread spread = result.spread();
    String reason = result.reason();
    return new Row(
        commit,
        PlainText.of(Objects.requireNonNullElse(result.date(), "")),
        text.value(spread.mean()),
        text.deviation(spread),
        NumberText.counted(spread.count(), "seed"),
        VerdictName.of(result.outcome()),
        reason == null ? "" : PlainText.of(reason));
  }
}
