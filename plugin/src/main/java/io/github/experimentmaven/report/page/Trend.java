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
 * @param chart test accuracy of each, the oldest first
 * @param rows the same in figures, the latest first
 * @param shortened what is left out; empty if nothing is
 */
public record Trend(Markup chart, List<Row> rows, String shortened) {

  /** The least that can be called a course. */
  private static final int FEWEST_RESULTS = 2;

  private static final int MOST_RESULTS = 40;
  private static final int MOST_ROWS = 8;
  private static final int COMMIT_DIGITS = 7;

  /**
   * One result.
   *
   * @param commit the first digits of the commit's hash, or a dash if unknown
   * @param accuracy mean test accuracy over the seeds: {@code 98.02 %}
   * @param seeds how many: {@code 10 seeds}
   * @param verdict {@code improved}, {@code pass}, {@code new}, {@code inconclusive} or {@code
   *     fail}
   * @param reason why it was accepted; empty if it was only recorded
   */
  public record Row(String commit, String accuracy, String seeds, String verdict, String reason) {}

  /** The trend, or null while there are not two results to have one. */
  static @Nullable Trend of(ReportedExperiment reported) {
    List<PastResult> all = finite(reported);
    if (all.size() < FEWEST_RESULTS || reported.runs().isEmpty()) {
      return null;
    }
    int images = reported.testImages();
    List<PastResult> drawn = latest(all, MOST_RESULTS);
    List<PastResult> latest = new ArrayList<>(latest(all, MOST_ROWS));
    Collections.reverse(latest);
    return new Trend(
        TrendChart.of(
            drawn.stream().map(PastResult::testAccuracy).toList(),
            accuracy -> NumberText.percent(accuracy, images),
            description(drawn, images)),
        latest.stream().map(each -> row(each, images)).toList(),
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
        all.stream().map(PastResult::testAccuracy).toList(),
        description(all, reported.testImages()));
  }

  private static List<PastResult> finite(ReportedExperiment reported) {
    return reported.history().stream()
        .filter(each -> Double.isFinite(each.testAccuracy()))
        .toList();
  }

  private static List<PastResult> latest(List<PastResult> all, int most) {
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private static String description(List<PastResult> drawn, int images) {
    return "Test accuracy of "
        + drawn.size()
        + " results, from "
        + NumberText.percent(drawn.get(0).testAccuracy(), images)
        + " to "
        + NumberText.percent(drawn.get(drawn.size() - 1).testAccuracy(), images)
        + ".";
  }

  private static Row row(PastResult result, int images) {
    String commit = result.commit();
    String reason = result.reason();
    return new Row(
        commit == null
            ? "\u2013"
            : PlainText.of(commit.substring(0, Math.min(COMMIT_DIGITS, commit.length()))),
        NumberText.percent(result.testAccuracy(), images),
        NumberText.counted(result.seeds(), "seed"),
        VerdictName.of(result.outcome()),
        reason == null ? "" : PlainText.of(reason));
  }
}
