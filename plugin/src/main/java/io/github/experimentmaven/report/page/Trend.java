package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.chart.Sparkline;
import io.github.experimentmaven.report.chart.TrendChart;
import io.github.experimentmaven.report.model.PastResult;
import io.github.experimentmaven.report.model.ReportedExperiment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Earlier results of an experiment, without the one that the page is about.
 *
 * @param title what the chart shows: {@code Test accuracy, % correct}
 * @param metric what it shows without a unit, at the head of its column
 * @param chart the metric of each that people look at first, the oldest first
 * @param rows the same in figures, the latest first
 * @param shortened what is left out; empty if nothing is
 */
public record Trend(String title, String metric, Markup chart, List<Row> rows, String shortened) {

  /** The least that can be called a course. */
  private static final int FEWEST_RESULTS = 2;

  private static final int MOST_RESULTS = 40;
  private static final int MOST_ROWS = 8;
  private static final int COMMIT_DIGITS = 7;

  /**
   * One result.
   *
   * @param commit the first digits of the commit's hash, or a dash if unknown
   * @param value mean of the metric over the seeds: {@code 98.02 %}
   * @param seeds how many: {@code 10 seeds}
   * @param verdict {@code improved}, {@code pass}, {@code new}, {@code inconclusive} or {@code
   *     fail}
   * @param reason why it was accepted; empty if it was only recorded
   */
  public record Row(String commit, String value, String seeds, String verdict, String reason) {}

  /** The trend, or null while there are not two results to have one. */
  static @Nullable Trend of(ReportedExperiment reported) {
    List<PastResult> all = finite(reported);
    if (all.size() < FEWEST_RESULTS || reported.runs().isEmpty()) {
      return null;
    }
    MetricText text = MetricText.of(reported);
    List<PastResult> drawn = latest(all, MOST_RESULTS);
    List<PastResult> latest = new ArrayList<>(latest(all, MOST_ROWS));
    Collections.reverse(latest);
    String unit = text.metric().quantity().unit();
    return new Trend(
        text.metric().title() + (unit.isEmpty() ? "" : ", " + unit),
        text.metric().title(),
        TrendChart.of(
            drawn.stream().map(PastResult::value).toList(), text::value, description(drawn, text)),
        latest.stream().map(each -> row(each, text)).toList(),
        latest.size() == all.size()
            ? ""
            : "The latest " + latest.size() + " of " + all.size() + " results.");
  }

  /** The trend as a line of the table of experiments, or null as {@link #of}. */
  static @Nullable Markup line(ReportedExperiment reported) {
    List<PastResult> all = latest(finite(reported), MOST_RESULTS);
    if (all.size() < FEWEST_RESULTS || reported.runs().isEmpty()) {
      return null;
    }
    return Sparkline.of(
        all.stream().map(PastResult::value).toList(), description(all, MetricText.of(reported)));
  }

  private static List<PastResult> finite(ReportedExperiment reported) {
    return reported.history().stream().filter(each -> Double.isFinite(each.value())).toList();
  }

  private static List<PastResult> latest(List<PastResult> all, int most) {
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private static String description(List<PastResult> drawn, MetricText text) {
    return text.metric().title()
        + " of "
        + drawn.size()
        + " results, from "
        + text.value(drawn.get(0).value())
        + " to "
        + text.value(drawn.get(drawn.size() - 1).value())
        + ".";
  }

  private static Row row(PastResult result, MetricText text) {
    String commit = result.commit();
    String reason = result.reason();
    return new Row(
        commit == null
            ? "\u2013"
            : PlainText.of(commit.substring(0, Math.min(COMMIT_DIGITS, commit.length()))),
        text.value(result.value()),
        NumberText.counted(result.seeds(), "seed"),
        VerdictName.of(result.outcome()),
        reason == null ? "" : PlainText.of(reason));
  }
}
