package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.chart.SeedStrip;
import io.github.experimentmaven.result.RunResult;
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
 * @param failed how many do not hold
 * @param passed how many do
 * @param attention those that do not hold, with reason and remedy
 * @param rows every experiment, failed ones first, then by name
 * @param comparisons who makes fewer mistakes, for each data set with several experiments
 */
public record IndexPage(
    String headline,
    String subject,
    int failed,
    int passed,
    List<Attention> attention,
    List<Row> rows,
    List<Comparison> comparisons) {

  /**
   * One experiment.
   *
   * @param about its description, or else its layers
   * @param verdict {@code pass} or {@code fail}
   * @param measured what was measured, or null if nothing was
   */
  public record Row(
      String name, String page, String about, String verdict, @Nullable Measured measured) {}

  /**
   * What was measured: means over the seeds.
   *
   * @param deviation standard deviation of the accuracy, or null for a single seed
   * @param strip the seeds on a scale that all rows share
   */
  public record Measured(
      String accuracy,
      @Nullable String deviation,
      Markup strip,
      String seeds,
      String error,
      String loss,
      String parameters,
      String training,
      String imagesPerSecond) {}

  /** Builds the page. */
  public static IndexPage of(List<ReportedExperiment> all, PageNames names) {
    List<ReportedExperiment> sorted =
        all.stream()
            .sorted(
                Comparator.comparing(ReportedExperiment::passes)
                    .thenComparing(ReportedExperiment::name))
            .toList();
    List<ReportedExperiment> failing = sorted.stream().filter(e -> !e.passes()).toList();
    SeedStrip strip = strip(sorted);
    return new IndexPage(
        headline(failing.size(), all.size()),
        subject(sorted),
        failing.size(),
        all.size() - failing.size(),
        failing.stream().map(each -> Attention.of(each, names)).toList(),
        sorted.stream().map(each -> row(each, strip, names)).toList(),
        Comparison.of(sorted, names));
  }

  /** The verdict on so many experiments in a few words. */
  public static String headline(int failed, int all) {
    if (all == 0) {
      return "No experiments";
    }
    if (failed == 0) {
      return all == 1 ? "The experiment passes" : "All " + all + " experiments pass";
    }
    if (all == 1) {
      return "The experiment fails";
    }
    return failed + " of " + all + " experiments " + (failed == 1 ? "fails" : "fail");
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
                        Stream.ofNullable(gate(each)).mapToDouble(gate -> gate)))
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
        PlainText.of(each.name()),
        names.page(each.name()),
        about(each),
        each.verdict(),
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

  private static Measured measured(ReportedExperiment each, SeedStrip strip) {
    List<RunResult> runs = each.runs();
    int images = each.testImages();
    Spread accuracy = each.testAccuracy();
    return new Measured(
        Figures.percent(accuracy.mean(), images),
        accuracy.count() == 1 ? null : Figures.percent(accuracy.deviation(), images),
        strip.row(
            runs.stream().map(RunResult::testAccuracy).toList(),
            gate(each),
            stripDescription(each, accuracy)),
        Figures.counted(accuracy.count(), "seed"),
        Figures.percent(1 - accuracy.mean(), images),
        Figures.loss(Spread.of(runs, RunResult::testLoss).mean()),
        Figures.count(runs.get(0).parameters()),
        Figures.duration(Spread.of(runs, RunResult::trainingSeconds).mean()),
        Figures.rate(Spread.of(runs, RunResult::imagesPerSecond).mean()));
  }

  private static String stripDescription(ReportedExperiment each, Spread accuracy) {
    Double gate = gate(each);
    String seeds =
        each.runs().stream()
            .map(run -> Figures.percent(run.testAccuracy(), each.testImages()))
            .collect(Collectors.joining(", "));
    return (accuracy.count() == 1 ? "test accuracy " : "test accuracy of each seed: ")
        + seeds
        + (gate == null ? "" : "; gate " + Figures.percent(gate, each.testImages()));
  }
}
