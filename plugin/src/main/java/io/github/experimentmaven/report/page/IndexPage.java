package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.TrainerClass;
import io.github.experimentmaven.gate.Headline;
import io.github.experimentmaven.gate.MetricValues;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.chart.SeedStrip;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.statistics.Interval;
import io.github.experimentmaven.task.Task;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
 * @param changes what is not as it was last time, or null if no experiment has a history
 * @param rows every experiment that is in no sweep, and of each sweep the first that fail, the
 *     worst verdict first, then by name
 * @param sweeps what the sweeps found
 * @param metric that is looked at first, at the head of its column: {@code Test accuracy}; of
 *     several tasks all of them
 * @param scale of the rows' strips, for the head of their column; null if tasks differ, whose rows
 *     share no scale
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
    @Nullable Changes changes,
    List<Row> rows,
    List<Sweep> sweeps,
    String metric,
    @Nullable Markup scale,
    boolean hasBaselines,
    boolean hasHistory,
    List<ErrorReduction> comparisons,
    @Nullable Markup size) {

  private static final double CONFIDENCE = 0.95;

  /** Of a sweep. */
  private static final int MOST_FAILED = 5;

  /**
   * How many experiments have a verdict.
   *
   * @param verdict {@code stopped}, {@code improved}, {@code pass}, {@code new}, {@code
   *     inconclusive} or {@code fail}
   * @param experiments how many
   */
  public record Count(String verdict, String experiments) {}

  /**
   * A sweep.
   *
   * @param name of the sweep
   * @param page its file
   * @param experiments how many it has
   * @param finding what was found, in a sentence or two
   */
  public record Sweep(String name, String page, String experiments, String finding) {}

  /**
   * One experiment.
   *
   * @param name of the experiment
   * @param page its file
   * @param about its description, or else its layers
   * @param verdict {@code stopped}, {@code improved}, {@code pass}, {@code new}, {@code
   *     inconclusive} or {@code fail}
   * @param measured what was measured, or null if nothing was
   */
  public record Row(
      String name, String page, String about, String verdict, @Nullable Means measured) {}

  /**
   * What was measured: means over the seeds.
   *
   * @param headline the metric that is looked at first: {@code 98.02 %}
   * @param deviation its standard deviation over the seeds, {@code 0.12 %}, or null for a single
   *     seed
   * @param metric its name: {@code Test accuracy}
   * @param strip the seeds on a scale that all rows of the same metric share
   * @param seeds how many: {@code 3 seeds}
   * @param error how far it is from the best, such as the share of test images that is
   *     misclassified: {@code 1.98 %}
   * @param loss test loss
   * @param parameters of the network; a dash if unknown
   * @param training how long training took: {@code 4 min 52 s}
   * @param imagesPerSecond training images per second; a dash if unknown
   * @param change against the baseline, in percentage points of a proportion, signed so that + is
   *     better; null if nothing was compared
   * @param history the metric of earlier results as a line, or null if there are fewer than two
   */
  public record Means(
      String headline,
      String metric,
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

  /**
   * Builds the page.
   *
   * @param all experiments
   * @param sweeps those among them
   */
  public static IndexPage of(
      List<ReportedExperiment> all, List<SweepPages> sweeps, PageNames names) {
    List<ReportedExperiment> every =
        all.stream()
            .sorted(
                Comparator.comparing(
                        (ReportedExperiment e) -> e.outcome(), Comparator.reverseOrder())
                    .thenComparing(ReportedExperiment::title))
            .toList();
    List<ReportedExperiment> sorted = shown(every);
    List<ReportedExperiment> unsettled =
        sorted.stream()
            .filter(e -> e.outcome() != Outcome.PASS && e.outcome() != Outcome.STOPPED)
            .toList();
    Map<Metric, SeedStrip> strips = strips(sorted);
    return new IndexPage(
        Headline.of(all.stream().map(each -> each.outcome()).toList()),
        subject(every),
        counts(every),
        unsettled.stream().map(each -> Attention.of(each, names)).toList(),
        Changes.of(every, names),
        sorted.stream().map(each -> row(each, strips, names)).toList(),
        sweeps.stream().map(SweepPages::row).toList(),
        metrics(strips),
        axis(strips),
        sorted.stream().anyMatch(each -> BaselineSection.headline(each).isPresent()),
        sorted.stream().anyMatch(each -> Trend.line(each) != null),
        ErrorReduction.of(sorted, names),
        SizeChart.of(sorted));
  }

  /** Of a sweep those that fail, as far as anybody would read them; its page has all. */
  private static List<ReportedExperiment> shown(List<ReportedExperiment> sorted) {
    Map<String, Integer> failed = new HashMap<>();
    return sorted.stream()
        .filter(
            each ->
                each.result().cell() == null
                    || (each.outcome() == Outcome.FAIL
                        && failed.merge(SweepCells.title(each), 1, Integer::sum) <= MOST_FAILED))
        .toList();
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

  /** Of each metric that some experiment is looked at for first. */
  private static Map<Metric, SeedStrip> strips(List<ReportedExperiment> all) {
    Map<Metric, List<ReportedExperiment>> groups =
        all.stream()
            .filter(each -> !each.runs().isEmpty())
            .collect(
                Collectors.groupingBy(
                    ReportedExperiment::headline, TreeMap::new, Collectors.toList()));
    Map<Metric, SeedStrip> strips = new TreeMap<>();
    groups.forEach((metric, group) -> strips.put(metric, strip(group)));
    if (strips.isEmpty()) {
      strips.put(Task.all().get(0).headline(), strip(List.of()));
    }
    return strips;
  }

  private static SeedStrip strip(List<ReportedExperiment> all) {
    double[] values =
        all.stream()
            .flatMap(
                each ->
                    Stream.of(
                            values(each).stream(),
                            Stream.ofNullable(gate(each)),
                            BaselineSection.headline(each).stream())
                        .flatMap(marks -> marks))
            .mapToDouble(mark -> mark)
            .toArray();
    return new SeedStrip(
        DoubleStream.of(values).min().orElse(0), DoubleStream.of(values).max().orElse(1));
  }

  private static String metrics(Map<Metric, SeedStrip> strips) {
    return strips.keySet().stream().map(Metric::title).collect(Collectors.joining(" / "));
  }

  private static @Nullable Markup axis(Map<Metric, SeedStrip> strips) {
    if (strips.size() != 1) {
      return null;
    }
    Metric metric = strips.keySet().iterator().next();
    SeedStrip strip = Objects.requireNonNull(strips.get(metric));
    return metric.isProportion() ? strip.axis(100, "\u00a0%") : strip.axis(1, "");
  }

  /** Of the metric that is looked at first, one a seed. */
  private static List<Double> values(ReportedExperiment each) {
    return MetricValues.of(each.headline(), each.runs());
  }

  private static @Nullable Double gate(ReportedExperiment each) {
    Bounds bounds = each.experiment().gate().get(each.headline());
    return bounds == null ? null : bounds.worst(each.headline());
  }

  private static Row row(ReportedExperiment each, Map<Metric, SeedStrip> strips, PageNames names) {
    return new Row(
        PlainText.of(each.title()),
        names.page(each.title()),
        about(each),
        VerdictName.of(each.outcome()),
        each.runs().isEmpty()
            ? null
            : measured(each, Objects.requireNonNull(strips.get(each.headline()))));
  }

  private static String about(ReportedExperiment each) {
    String description = PlainText.of(each.experiment().description());
    TrainerClass trainer = each.experiment().trainer();
    if (description.isEmpty() && trainer != null) {
      return PlainText.of(trainer.simpleName());
    }
    return description.isEmpty()
        ? each.experiment().architecture().layers().stream()
            .map(layer -> layer.type())
            .collect(Collectors.joining(" \u2192 "))
        : description;
  }

  private static Means measured(ReportedExperiment each, SeedStrip strip) {
    List<RunResult> runs = each.runs();
    MetricText text = MetricText.of(each);
    Spread headline = each.spread(each.headline());
    return new Means(
        text.value(headline.mean()),
        each.headline().title(),
        headline.count() == 1 ? null : text.value(headline.deviation()),
        strip.row(
            values(each),
            interval(each),
            gate(each),
            BaselineSection.headline(each).orElse(null),
            stripDescription(each, text)),
        each.counted(),
        text.error(headline.mean()),
        NumberText.loss(each.spread(Metric.TEST_LOSS).mean()),
        RunTable.parameters(runs.get(0)),
        NumberText.duration(Spread.of(runs, RunResult::trainingSeconds).mean()),
        RunTable.rate(runs),
        BaselineSection.headlineChange(each).map(text::change).orElse(null),
        Trend.line(each));
  }

  /** Of the mean, or null where a single seed tells nothing. */
  private static @Nullable Interval interval(ReportedExperiment each) {
    return MetricValues.meanInterval(each.headline(), each.runs(), CONFIDENCE).orElse(null);
  }

  private static String stripDescription(ReportedExperiment each, MetricText text) {
    Double gate = gate(each);
    List<Double> values = values(each);
    return "test "
        + each.headline().quantity().words()
        + (values.size() == 1 ? " " : " of each seed: ")
        + values.stream().map(text::value).collect(Collectors.joining(", "))
        + (gate == null ? "" : "; gate " + text.value(gate))
        + BaselineSection.headline(each).map(mean -> "; baseline " + text.value(mean)).orElse("");
  }
}
