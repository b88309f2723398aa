package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.chart.Bar;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.chart.SeedStrip;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.ClassResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Precision, recall and F1 of each class: means over the seeds.
 *
 * @param rows one a class, in the order of the labels; of many classes those of the lowest F1,
 *     lowest first
 * @param macro the means over all classes, each class weighing the same
 * @param scale of the strips, for their column's head; null for a single seed
 * @param shortened what is left out; empty if nothing is
 */
public record ClassTable(List<Row> rows, Row macro, @Nullable Markup scale, String shortened)
    implements Section {

  static final int MOST_CLASSES = 20;

  private static final double BAR_WIDTH = 90;

  /**
   * One class.
   *
   * @param name of the class
   * @param support how many test images are of it
   * @param precision the share of predictions of this class that are right: {@code 0.9812}
   * @param recall the share of its test images that are predicted as such: {@code 0.9812}
   * @param f1 the harmonic mean of both: {@code 0.9812}
   * @param deviation standard deviation of F1 over the seeds, {@code ± 0.0012}; empty for a single
   *     seed
   * @param strip F1 of each seed, on a scale that all rows share; null for a single seed
   * @param bar the share of its images that is misclassified, as a bar; the worst class fills it
   */
  public record Row(
      String name,
      String support,
      String precision,
      String recall,
      String f1,
      String deviation,
      @Nullable Markup strip,
      Markup bar) {}

  /** Means over the seeds, and F1 of each. */
  private record Scores(
      String name, int support, double precision, double recall, double f1, List<Double> seeds) {}

  @Override
  public String id() {
    return "classes";
  }

  @Override
  public String title() {
    return "Classes";
  }

  static ClassTable of(List<RunResult> runs) {
    List<Scores> all =
        IntStream.range(0, runs.get(0).classes().size()).mapToObj(i -> scores(runs, i)).toList();
    List<Scores> shown =
        all.size() <= MOST_CLASSES
            ? all
            : all.stream()
                .sorted(Comparator.comparingDouble(Scores::f1))
                .limit(MOST_CLASSES)
                .toList();
    double worst = all.stream().mapToDouble(s -> 1 - s.recall()).max().orElse(0);
    SeedStrip strip = runs.size() == 1 ? null : strip(shown);
    String shortened =
        shown.size() == all.size()
            ? ""
            : "The "
                + MOST_CLASSES
                + " classes with the lowest F1, of "
                + all.size()
                + "; each run\u2019s result.json has all of them.";
    return new ClassTable(
        shown.stream().map(s -> row(s, worst, strip)).toList(),
        row(macro(all), Double.NaN, null),
        strip == null ? null : strip.axis(1, ""),
        shortened);
  }

  private static SeedStrip strip(List<Scores> scores) {
    double[] values =
        scores.stream().flatMap(s -> s.seeds().stream()).mapToDouble(Double::doubleValue).toArray();
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    return new SeedStrip(low, high);
  }

  private static Scores scores(List<RunResult> runs, int index) {
    List<ClassResult> results = runs.stream().map(run -> run.classes().get(index)).toList();
    return new Scores(
        results.get(0).name(),
        results.get(0).support(),
        Spread.of(results, ClassResult::precision).mean(),
        Spread.of(results, ClassResult::recall).mean(),
        Spread.of(results, ClassResult::f1).mean(),
        results.stream().map(ClassResult::f1).toList());
  }

  private static Scores macro(List<Scores> scores) {
    return new Scores(
        "Mean",
        scores.stream().mapToInt(Scores::support).sum(),
        Spread.of(scores, Scores::precision).mean(),
        Spread.of(scores, Scores::recall).mean(),
        Spread.of(scores, Scores::f1).mean(),
        List.of());
  }

  /** One digit more than a single class supports, as other tools show it. */
  private static Row row(Scores scores, double worst, @Nullable SeedStrip strip) {
    boolean several = scores.seeds().size() > 1;
    String deviation =
        several
            ? "\u00b1 " + NumberText.fixed(Spread.of(scores.seeds(), f1 -> f1).deviation(), 4)
            : "";
    return new Row(
        PlainText.of(scores.name()),
        NumberText.count(scores.support()),
        NumberText.fixed(scores.precision(), 4),
        NumberText.fixed(scores.recall(), 4),
        NumberText.fixed(scores.f1(), 4),
        deviation,
        strip == null
            ? null
            : strip.row(
                scores.seeds(),
                null,
                null,
                null,
                "F1 of each seed: "
                    + String.join(
                        ", ", scores.seeds().stream().map(f1 -> NumberText.fixed(f1, 4)).toList())),
        Bar.of(worst > 0 ? (1 - scores.recall()) / worst : 0, BAR_WIDTH, "xr-barbad"));
  }
}
