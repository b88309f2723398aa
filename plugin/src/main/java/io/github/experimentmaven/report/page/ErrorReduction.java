package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.chart.Bar;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.statistics.Interval;
import io.github.experimentmaven.statistics.Moments;
import io.github.experimentmaven.statistics.RiskRatio;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Experiments on the same data: how many mistakes each makes, and how many fewer than the
 * experiment with the most.
 *
 * @param dataset the data set's name
 * @param testImages how many test images there are
 * @param reference the experiment with the most mistakes
 * @param rows most mistakes first
 * @param best the experiment with the fewest
 * @param removed how many fewer mistakes than the reference the best one makes: {@code 54 %}; null
 *     if all make the same number
 * @param certainty in what range that lies: {@code 46 % to 62 % with 95 % confidence, over other
 *     test samples and seeds}; or that it may be chance
 */
public record ErrorReduction(
    String dataset,
    String testImages,
    String reference,
    List<Row> rows,
    String best,
    @Nullable String removed,
    String certainty) {

  private static final double CONFIDENCE = 0.95;

  private static final double BAR_WIDTH = 300;

  /**
   * One experiment.
   *
   * @param name of the experiment
   * @param page its file
   * @param mistakes how many test images it misclassifies, mean over the seeds
   * @param bar the same as a bar; the reference fills it
   * @param reduction against the reference: {@code 54 % fewer}
   */
  public record Row(String name, String page, String mistakes, Markup bar, String reduction) {}

  private record Key(String dataset, int testImages) {}

  /** One comparison for each data set that two experiments or more were tested with. */
  static List<ErrorReduction> of(List<ReportedExperiment> all, PageNames names) {
    Map<Key, List<ReportedExperiment>> groups = new LinkedHashMap<>();
    for (ReportedExperiment each : all) {
      if (hasMistakes(each)) {
        Key key = new Key(each.runs().get(0).dataset().name(), each.testImages());
        groups.merge(
            key,
            List.of(each),
            (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
      }
    }
    return groups.entrySet().stream()
        .filter(group -> group.getValue().size() > 1)
        .map(group -> compare(group.getKey(), group.getValue(), names))
        .toList();
  }

  private static ErrorReduction compare(Key key, List<ReportedExperiment> group, PageNames names) {
    List<ReportedExperiment> sorted =
        group.stream()
            .sorted(
                Comparator.comparingDouble(ErrorReduction::count)
                    .reversed()
                    .thenComparing(ReportedExperiment::title))
            .toList();
    ReportedExperiment reference = sorted.get(0);
    ReportedExperiment best = sorted.get(sorted.size() - 1);
    return new ErrorReduction(
        PlainText.of(key.dataset()),
        NumberText.count(key.testImages()),
        PlainText.of(reference.title()),
        sorted.stream().map(each -> row(each, reference, names)).toList(),
        PlainText.of(best.title()),
        reduction(best, reference) == 0 ? null : NumberText.share(reduction(best, reference)),
        certainty(best, reference, key.testImages()));
  }

  private static String certainty(
      ReportedExperiment each, ReportedExperiment reference, int samples) {
    Optional<Interval> interval =
        RiskRatio.interval(mistakes(reference), mistakes(each), samples, CONFIDENCE);
    if (interval.isEmpty()) {
      return "none at all, of which no interval can be given";
    }
    return interval
        .filter(ratio -> ratio.upper() < 1)
        .map(
            ratio ->
                NumberText.share(1 - ratio.upper())
                    + " to "
                    + NumberText.share(1 - ratio.lower())
                    + " with "
                    + NumberText.share(CONFIDENCE)
                    + " confidence, over other test samples"
                    + (Math.min(mistakes(reference).size(), mistakes(each).size()) > 1
                        ? " and seeds"
                        : ""))
        .orElse("chance may have made the difference");
  }

  private static Row row(ReportedExperiment each, ReportedExperiment reference, PageNames names) {
    boolean isReference = each.equals(reference);
    double remaining = 1 - reduction(each, reference);
    String cssClass = isReference ? "xr-barref" : "xr-bar";
    return new Row(
        PlainText.of(each.title()),
        names.page(each.title()),
        NumberText.meanCount(count(each)),
        Bar.of(count(reference) == 0 ? 0 : remaining, BAR_WIDTH, cssClass),
        isReference ? "reference" : words(1 - remaining));
  }

  private static String words(double reduction) {
    return reduction == 0 ? "the same" : NumberText.share(reduction) + " fewer";
  }

  /** Relative reduction of the error: 0 for as many mistakes, 1 for none at all. */
  static double reduction(ReportedExperiment each, ReportedExperiment reference) {
    double most = count(reference);
    return most == 0 ? 0 : 1 - count(each) / most;
  }

  private static double count(ReportedExperiment each) {
    return Moments.mean(mistakes(each));
  }

  private static boolean hasMistakes(ReportedExperiment each) {
    return !each.runs().isEmpty() && TaskReport.of(each.task()).mistakes(each).isPresent();
  }

  private static List<Double> mistakes(ReportedExperiment each) {
    return TaskReport.of(each.task()).mistakes(each).orElseThrow();
  }
}
