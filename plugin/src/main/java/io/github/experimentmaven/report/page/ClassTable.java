package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.chart.Bar;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.ClassResult;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Precision, recall and F1 of each class: means over the seeds.
 *
 * @param rows one a class, in the order of the labels
 * @param macro the means over the classes, each class weighing the same
 */
public record ClassTable(List<Row> rows, Row macro) {

  private static final double BAR_WIDTH = 90;

  /**
   * One class.
   *
   * @param support how many test images are of it
   * @param bar the part of its images that was classified wrongly, as a bar; the worst class fills
   *     it
   */
  public record Row(
      String name, String support, String precision, String recall, String f1, Markup bar) {}

  /** Means over the seeds. */
  private record Scores(String name, int support, double precision, double recall, double f1) {}

  static ClassTable of(List<RunResult> runs) {
    List<Scores> scores =
        IntStream.range(0, runs.get(0).classes().size()).mapToObj(i -> scores(runs, i)).toList();
    double worst = scores.stream().mapToDouble(s -> 1 - s.recall()).max().orElse(0);
    return new ClassTable(
        scores.stream().map(s -> row(s, worst)).toList(), row(macro(scores), Double.NaN));
  }

  private static Scores scores(List<RunResult> runs, int index) {
    List<ClassResult> results = runs.stream().map(run -> run.classes().get(index)).toList();
    return new Scores(
        results.get(0).name(),
        results.get(0).support(),
        Spread.of(results, ClassResult::precision).mean(),
        Spread.of(results, ClassResult::recall).mean(),
        Spread.of(results, ClassResult::f1).mean());
  }

  private static Scores macro(List<Scores> scores) {
    return new Scores(
        "Mean",
        scores.stream().mapToInt(Scores::support).sum(),
        Spread.of(scores, Scores::precision).mean(),
        Spread.of(scores, Scores::recall).mean(),
        Spread.of(scores, Scores::f1).mean());
  }

  /** One digit more than a single class supports, as other tools show it. */
  private static Row row(Scores scores, double worst) {
    return new Row(
        PlainText.of(scores.name()),
        Figures.count(scores.support()),
        Figures.fixed(scores.precision(), 4),
        Figures.fixed(scores.recall(), 4),
        Figures.fixed(scores.f1(), 4),
        Bar.of(worst > 0 ? (1 - scores.recall()) / worst : 0, BAR_WIDTH, "xr-barbad"));
  }
}
