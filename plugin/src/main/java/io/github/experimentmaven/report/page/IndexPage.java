package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.gate.Headline;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.chart.SeedStrip;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.statistics.Interval;
import io.github.experimentmaven.statistics.Measure;
import io.github.experimentmaven.statistics.Sample;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page that lists all experiments.
 *
 * @param headline the verdict on all of them in a few words
 * @param subject the data sets they were trained on; may be empty
 * @param counts how many there are of each verdict, the worst first
 * @param attention those that need attention, with reason and remedy
 * @param rows every experiment, the worst verdict first, then by name
 * @param scale of the rows' strips, for the head of their column
 * @param hasBaselines whether a row's strip marks a baseline
 * @param hasHistory whether a row has a trend
 * @param comparisons the mistakes compared, for each data set with several experiments
 * @param size accuracy against size, or null if fewer than two networks can be compared
 */
public record IndexPage(
    String headline,
    String subject,
    List<Count> counts,
    List<Attention> attention,
    List<Row> rows,
    Markup scale,
    boolean hasBaselines,
    boolean hasHistory,
    List<ErrorReduction> comparisons,
    @Nullable Markup size) {

  private static final double CONFIDENCE = 0.95;

  /**
   * How many experiments have a verdict.
   *
   * @param verdict {@code improved}, {@code pass}, {@code new}, {@code inconclusive} or {@code
   *     fail}
   * @param experiments how many
   */
  public record Count(String verdict, String experiments) {}

  /**
   * One experiment.
   *
   * @param name of the experiment
   * @param page its file
   * @param about its description, or else its layers
   * @param verdict {@code improved}, {@code pass}, {@code new}, {@code inconclusive} or {@code
   *     fail}
   * @param measured what was measured, or null if nothing was
   */
  public record Row(
      String name, String page, String about, String verdict, @Nullable Means measured) {}

  /**
   * What was measured: means over the seeds.
   *
   * @param accuracy test accuracy: {@code 98.02 %}
   * @param deviation its standard deviation over the seeds, {@code 0.12 %}, or null for a single
   *     seed
   * @param strip the seeds on a scale that all rows share
   * @param seeds how many: {@code 3 seeds}
   * @param error the share of test images that is misclassified: {@code 1.98 %}
   * @param loss test loss
   * @param parameters of the network
   * @param training how long training took: {@code 4 min 52 s}
   * @param imagesPerSecond training images per second
   * @param change against the baseline's accuracy in percentage points, signed so that + is better;
   *     null if nothing was compared
   * @param history the accuracies of earlier results as a line, or null if there are fewer than two
   */
  public record Means(
      String accuracy,
      @Nullable String deviation,
      Markup strip,
      String seeds,
      String error,
      String loss,
      String parameters,
      String training,
      String imagesPerSecond,
      @Nullable String change,
      @Nullable Markup history) {}

  /** Builds the page. */
  public static IndexPage of(List<ReportedExperiment> all, PageNames names) {
    List<ReportedExperiment> sorted =
        all.stream()
            .sorted(
                Comparator.comparing(
                        (ReportedExperiment e) -> e.outcome(), Comparator.reverseOrder())
                    .thenComparing(ReportedExperiment::title))
            .toList();
    List<ReportedExperiment> unsettled =
        sorted.stream().filter(e -> e.outcome() != Outcome.PASS).toList();
    SeedStrip strip = strip(sorted);
    return new IndexPage(
        Headline.of(all.stream().map(each -> each.outcome()).toList()),
        subject(sorted),
        counts(sorted),
        unsettled.stream().map(each -> Attention.of(each, names)).toList(),
        sorted.stream().map(each -> row(each, strip, names)).toList(),
        strip.axis(100, "\u00a0%"),
        sorted.stream().anyMatch(each -> BaselineSection.testAccuracy(each).isPresent()),
        sorted.stream().anyMatch(each -> Trend.line(each) != null),
        ErrorReduction.of(sorted, names),
        SizeChart.of(sorted));
  }

  private static List<Count> counts(List<ReportedExperiment> all) {
    return Arrays.stream(Outcome.values())
        .sorted(Comparator.reverseOrder())
        .map(
            outcome ->
                new Count(
                    VerdictName.of(outcome),
                    NumberText.count(
                        all.stream().filter(each -> each.outcome() == outcome).count())))
        .filter(count -> !count.experiments().equals("0"))
        .toList();
  }

  private static String subject(List<ReportedExperiment> all) {
    return all.stream()
        .flatMap(each -> each.runs().stream().limit(1))
        .map(run -> PlainText.of(run.dataset().name()))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static SeedStrip strip(List<ReportedExperiment> all) {
    double[] values =
        all.stream()
            .flatMapToDouble(
                each ->
                    DoubleStream.concat(
                        each.runs().stream().mapToDouble(RunResult::testAccuracy),
                        Stream.concat(
                                Stream.ofNullable(gate(each)),
                                BaselineSection.testAccuracy(each).stream())
                            .mapToDouble(mark -> mark)))
            .toArray();
    return new SeedStrip(
        DoubleStream.of(values).min().orElse(0), DoubleStream.of(values).max().orElse(1));
  }

  private static @Nullable Double gate(ReportedExperiment each) {
    Bounds bounds = each.experiment().gate().get(Metric.TEST_ACCURACY);
    return bounds == null ? null : bounds.min();
  }

  private static Row row(ReportedExperiment each, SeedStrip strip, PageNames names) {
    return new Row(
        PlainText.of(each.title()),
        names.page(each.title()),
        about(each),
        VerdictName.of(each.outcome()),
        each.runs().isEmpty() ? null : measured(each, strip));
  }

  private static String about(ReportedExperiment each) {
    String description = PlainText.of(each.experiment().description());
    return description.isEmpty()
        ? each.experiment().architecture().stream()
            .map(layer -> layer.type())
            .collect(Collectors.joining(" \u2192 "))
        : description;
  }

  private static Means measured(ReportedExperiment each, SeedStrip strip) {
    List<RunResult> runs = each.runs();
    int images = each.testImages();
    Spread accuracy = each.testAccuracy();
    return new Means(
        NumberText.percent(accuracy.mean(), images),
        accuracy.count() == 1 ? null : NumberText.percent(accuracy.deviation(), images),
        strip.row(
            runs.stream().map(RunResult::testAccuracy).toList(),
            interval(each),
            gate(each),
            BaselineSection.testAccuracy(each).orElse(null),
            stripDescription(each, accuracy)),
        NumberText.counted(accuracy.count(), "seed"),
        NumberText.percent(1 - accuracy.mean(), images),
        NumberText.loss(Spread.of(runs, RunResult::testLoss).mean()),
        NumberText.count(runs.get(0).parameters()),
        NumberText.duration(Spread.of(runs, RunResult::trainingSeconds).mean()),
        NumberText.rate(Spread.of(runs, RunResult::imagesPerSecond).mean()),
        BaselineSection.testAccuracyChange(each)
            .map(change -> NumberText.signedPoints(change, images))
            .orElse(null),
        Trend.line(each));
  }

  /** Of the mean accuracy, or null where a single seed tells nothing. */
  private static @Nullable Interval interval(ReportedExperiment each) {
    List<Double> values = each.runs().stream().map(RunResult::testAccuracy).toList();
    return new Sample(Measure.accuracy(each.testImages()), values)
        .meanInterval(CONFIDENCE)
        .orElse(null);
  }

  private static String stripDescription(ReportedExperiment each, Spread accuracy) {
    Double gate = gate(each);
    String seeds =
        each.runs().stream()
            .map(run -> NumberText.percent(run.testAccuracy(), each.testImages()))
            .collect(Collectors.joining(", "));
    return (accuracy.count() == 1 ? "test accuracy " : "test accuracy of each seed: ")
        + seeds
        + (gate == null ? "" : "; gate " + NumberText.percent(gate, each.testImages()))
        + BaselineSection.testAccuracy(each)
            .map(mean -> "; baseline " + NumberText.percent(mean, each.testImages()))
            .orElse("");
  }
}
