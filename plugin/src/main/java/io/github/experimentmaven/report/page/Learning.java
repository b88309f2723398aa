package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Quantity;
import io.github.experimentmaven.report.chart.LearningCurve;
import io.github.experimentmaven.report.chart.LearningCurve.Level;
import io.github.experimentmaven.report.chart.LearningCurve.Level.Kind;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.chart.Series;
import io.github.experimentmaven.report.model.ReportedBaseline;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.EpochResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The learning curves.
 *
 * @param charts a quantity each that is measured on both parts over the epochs, training and what
 *     is evaluated, which is the validation set, or where there is none the test set; the last one
 *     the gap between both of the quantity that people look at first
 * @param sentences what the curves say
 * @param columns the metrics, at the heads of their columns: {@code Training accuracy}
 * @param epochs the same in numbers, means over the seeds
 * @param note how to read the curves
 */
public record Learning(
    List<Chart> charts,
    List<String> sentences,
    List<String> columns,
    List<Row> epochs,
    String note) {

  /**
   * One chart.
   *
   * @param title what it shows, with the unit: {@code Accuracy, % correct}
   * @param drawing the curves
   */
  public record Chart(String title, Markup drawing) {}

  /**
   * One epoch, means over the seeds.
   *
   * @param epoch its number, from 1
   * @param metrics one a column, {@code 98.02 %}: of the training part running means while it was
   *     trained, of the other part after it
   * @param duration of its training, evaluation not counted: {@code 6.4 s}
   */
  public record Row(String epoch, List<String> metrics, String duration) {}

  static Learning of(ReportedExperiment reported) {
    List<RunResult> runs = reported.runs();
    int epochs = runs.stream().mapToInt(run -> run.epochs().size()).max().orElse(0);
    List<Metric> columns = MetricOrder.byQuantity(runs.get(0).epochMetrics());
    List<Chart> charts = new ArrayList<>();
    MetricOrder.compared(reported.task())
        .forEach(quantity -> charts.add(curve(reported, quantity, epochs)));
    charts.add(gap(reported, epochs));
    LearningRateChart.of(reported).ifPresent(charts::add);
    return new Learning(
        charts,
        Stream.concat(
                TrainingSteps.sentences(reported).stream(), Generalization.sentences(runs).stream())
            .toList(),
        columns.stream().map(Metric::title).toList(),
        IntStream.range(0, epochs).mapToObj(e -> row(runs, columns, e)).toList(),
        note(reported, reported.baseline() != null));
  }

  private static Chart curve(ReportedExperiment reported, Quantity quantity, int epochs) {
    List<RunResult> runs = reported.runs();
    Metric test = MetricOrder.of(reported.task(), evaluated(reported), quantity);
    Metric train = MetricOrder.of(reported.task(), Part.TRAIN, quantity);
    MetricText text = MetricText.of(test, runs.get(0));
    LearningCurve curve =
        new LearningCurve(
            test.title() + " " + course(runs, of(test), epochs, text::value),
            List.of(
                series(test.part().key(), "s-test", runs, of(test), text.factor()),
                series("train", "s-train", runs, of(train), text.factor())),
            value -> text.value(value / text.factor()),
            levels(reported, text),
            TrainingSteps.marks(runs));
    return new Chart(text.chartTitle(), curve.draw());
  }

  /** How much worse new data does than what it was trained on; less than 0 if it does better. */
  private static Chart gap(ReportedExperiment reported, int epochs) {
    List<RunResult> runs = reported.runs();
    Metric test =
        MetricOrder.of(reported.task(), evaluated(reported), reported.headline().quantity());
    Metric train = MetricOrder.of(reported.task(), Part.TRAIN, test.quantity());
    MetricText text = MetricText.of(test, runs.get(0));
    int sign = test.higherIsBetter() ? 1 : -1;
    ToDoubleFunction<EpochResult> gap =
        epoch -> sign * (epoch.metrics().value(train) - epoch.metrics().value(test));
    String title =
        (test.higherIsBetter()
                ? "Training minus " + test.part().words() + " "
                : firstUpper(test.part().words()) + " minus training ")
            + test.quantity().words();
    LearningCurve curve =
        new LearningCurve(
            title + " " + course(runs, gap, epochs, text::difference),
            List.of(series("gap", "s-gap", runs, gap, text.factor())),
            value -> text.differenceNumber(value / text.factor()),
            gapLevels(
                reported,
                text,
                List.of(train, test),
                baseline -> sign * (baseline.mean(train) - baseline.mean(test))));
    return new Chart(test.isProportion() ? title + ", points" : title, curve.draw());
  }

  private static String note(ReportedExperiment reported, boolean hasBaseline) {
    return (reported.runs().size() == 1
            ? ""
            : "Lines are means over "
                + reported.counted()
                + ", bands range from the lowest to the highest. "
                + (reported.runs().stream().map(run -> run.epochs().size()).distinct().count() == 1
                    ? ""
                    : "Where some have ended, what follows is that of the others. "))
        + (hasBaseline ? "Gray dashes mark the final figures of the baseline. " : "")
        + "Training figures are running means over an epoch, as in Keras; "
        + evaluated(reported).words()
        + " figures are measured after it."
        + (evaluated(reported) == Part.TEST
            ? ""
            : " The test set is evaluated once, after the training.");
  }

  /** What is evaluated after each epoch. */
  private static Part evaluated(ReportedExperiment reported) {
    return reported.runs().get(0).dataset().evaluated();
  }

  private static String firstUpper(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static ToDoubleFunction<EpochResult> of(Metric metric) {
    return epoch -> epoch.metrics().value(metric);
  }

  private static Series series(
      String label,
      String cssClass,
      List<RunResult> runs,
      ToDoubleFunction<EpochResult> metric,
      int factor) {
    return new Series(
        label,
        cssClass,
        runs.stream()
            .map(
                run ->
                    run.epochs().stream()
                        .map(epoch -> factor * metric.applyAsDouble(epoch))
                        .toList())
            .toList());
  }

  /** The gate of a test metric on its worse side, and the baseline's mean. */
  private static List<Level> levels(ReportedExperiment reported, MetricText text) {
    List<Level> levels = new ArrayList<>();
    Bounds bounds = reported.experiment().gate().get(text.metric());
    Double worst = bounds == null ? null : bounds.worst(text.metric());
    if (worst != null) {
      levels.add(new Level(Kind.GATE, text.factor() * worst, "gate " + text.gate(worst)));
    }
    ReportedBaseline baseline = reported.baseline();
    if (baseline != null && baseline.has(text.metric())) {
      double mean = baseline.mean(text.metric());
      levels.add(new Level(Kind.BASELINE, text.factor() * mean, "base " + text.value(mean)));
    }
    return levels;
  }

  private static List<Level> gapLevels(
      ReportedExperiment reported,
      MetricText text,
      List<Metric> metrics,
      ToDoubleFunction<ReportedBaseline> of) {
    ReportedBaseline baseline = reported.baseline();
    if (baseline == null || !metrics.stream().allMatch(baseline::has)) {
      return List.of();
    }
    double gap = of.applyAsDouble(baseline);
    String level = "base " + text.differenceNumber(gap);
    return List.of(new Level(Kind.BASELINE, text.factor() * gap, level));
  }

  private static String course(
      List<RunResult> runs,
      ToDoubleFunction<EpochResult> metric,
      int epochs,
      DoubleFunction<String> text) {
    return "goes from "
        + text.apply(Spread.of(epoch(runs, 0), metric).mean())
        + " to "
        + text.apply(Spread.of(epoch(runs, epochs - 1), metric).mean())
        + " in "
        + NumberText.counted(epochs, "epoch")
        + ".";
  }

  private static Row row(List<RunResult> runs, List<Metric> columns, int index) {
    List<EpochResult> epoch = epoch(runs, index);
    return new Row(
        String.valueOf(index + 1),
        columns.stream()
            .map(
                metric ->
                    MetricText.of(metric, runs.get(0)).value(Spread.of(epoch, of(metric)).mean()))
            .toList(),
        NumberText.duration(Spread.of(epoch, EpochResult::seconds).mean()));
  }

  private static List<EpochResult> epoch(List<RunResult> runs, int index) {
    return runs.stream()
        .filter(run -> run.epochs().size() > index)
        .map(run -> run.epochs().get(index))
        .toList();
  }
}
