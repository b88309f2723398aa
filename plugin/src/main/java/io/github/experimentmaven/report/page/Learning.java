package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Metric;
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
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The learning curves.
 *
 * @param accuracy training and test accuracy over the epochs
 * @param loss training and test loss over the epochs
 * @param gap training minus test accuracy over the epochs
 * @param sentences what the curves say
 * @param epochs the same in numbers, means over the seeds
 * @param note how to read the curves
 */
public record Learning(
    Markup accuracy,
    Markup loss,
    Markup gap,
    List<String> sentences,
    List<Row> epochs,
    String note) {

  /**
   * One epoch, means over the seeds.
   *
   * @param epoch its number, from 1
   * @param trainAccuracy running mean while it was trained: {@code 98.02 %}
   * @param testAccuracy after it: {@code 98.02 %}
   * @param trainLoss running mean while it was trained
   * @param testLoss after it
   * @param duration of its training, evaluation not counted: {@code 6.4 s}
   */
  public record Row(
      String epoch,
      String trainAccuracy,
      String testAccuracy,
      String trainLoss,
      String testLoss,
      String duration) {}

  static Learning of(ReportedExperiment reported) {
    List<RunResult> runs = reported.runs();
    int testImages = reported.testImages();
    int epochs = runs.stream().mapToInt(run -> run.epochs().size()).min().orElse(0);
    LearningCurve accuracy =
        new LearningCurve(
            "Test accuracy " + course(runs, EpochResult::testAccuracy, epochs, testImages),
            List.of(
                series("test", "s-test", runs, epochs, e -> 100 * e.testAccuracy()),
                series("train", "s-train", runs, epochs, e -> 100 * e.trainAccuracy())),
            percent -> NumberText.percent(percent / 100, testImages),
            accuracyLevels(reported));
    LearningCurve loss =
        new LearningCurve(
            "Test loss " + course(runs, EpochResult::testLoss, epochs, 0),
            List.of(
                series("test", "s-test", runs, epochs, EpochResult::testLoss),
                series("train", "s-train", runs, epochs, EpochResult::trainLoss)),
            NumberText::loss,
            lossLevels(reported));
    LearningCurve gap =
        new LearningCurve(
            "Training minus test accuracy " + gapCourse(runs, epochs, testImages),
            List.of(
                series(
                    "gap",
                    "s-gap",
                    runs,
                    epochs,
                    e -> 100 * (e.trainAccuracy() - e.testAccuracy()))),
            points -> NumberText.pointsNumber(points / 100, testImages),
            gapLevels(reported));
    return new Learning(
        accuracy.draw(),
        loss.draw(),
        gap.draw(),
        Generalization.sentences(runs),
        IntStream.range(0, epochs).mapToObj(e -> row(runs, e)).toList(),
        note(runs.size(), reported.baseline() != null));
  }

  private static String note(int seeds, boolean hasBaseline) {
    return (seeds == 1
            ? ""
            : "Lines are means over "
                + seeds
                + " seeds, bands range from the lowest to the highest. ")
        + (hasBaseline ? "Gray dashes mark the final figures of the baseline. " : "")
        + "Training figures are running means over an epoch, as in Keras; test figures are measured"
        + " after it.";
  }

  private static Series series(
      String label,
      String cssClass,
      List<RunResult> runs,
      int epochs,
      ToDoubleFunction<EpochResult> metric) {
    return new Series(
        label,
        cssClass,
        runs.stream()
            .map(
                run ->
                    run.epochs().stream()
                        .limit(epochs)
                        .map(epoch -> metric.applyAsDouble(epoch))
                        .toList())
            .toList());
  }

  /** The lower gate of the test accuracy and the baseline's, in percent. */
  private static List<Level> accuracyLevels(ReportedExperiment reported) {
    List<Level> levels = new ArrayList<>();
    Bounds bounds = reported.experiment().gate().get(Metric.TEST_ACCURACY);
    Double min = bounds == null ? null : bounds.min();
    if (min != null) {
      levels.add(new Level(Kind.GATE, 100 * min, "gate " + NumberText.percent(min, 10_000)));
    }
    ReportedBaseline baseline = reported.baseline();
    if (baseline != null) {
      double mean = baseline.mean(Metric.TEST_ACCURACY);
      levels.add(
          new Level(
              Kind.BASELINE,
              100 * mean,
              "base " + NumberText.percent(mean, reported.testImages())));
    }
    return levels;
  }

  /** The upper gate of the test loss and the baseline's. */
  private static List<Level> lossLevels(ReportedExperiment reported) {
    List<Level> levels = new ArrayList<>();
    Bounds bounds = reported.experiment().gate().get(Metric.TEST_LOSS);
    Double max = bounds == null ? null : bounds.max();
    if (max != null) {
      levels.add(new Level(Kind.GATE, max, "gate " + NumberText.loss(max)));
    }
    ReportedBaseline baseline = reported.baseline();
    if (baseline != null) {
      double mean = baseline.mean(Metric.TEST_LOSS);
      levels.add(new Level(Kind.BASELINE, mean, "base " + NumberText.loss(mean)));
    }
    return levels;
  }

  /** The baseline's gap, in points. */
  private static List<Level> gapLevels(ReportedExperiment reported) {
    ReportedBaseline baseline = reported.baseline();
    if (baseline == null) {
      return List.of();
    }
    double gap = baseline.mean(Metric.TRAIN_ACCURACY) - baseline.mean(Metric.TEST_ACCURACY);
    String text = "base " + NumberText.pointsNumber(gap, reported.testImages());
    return List.of(new Level(Kind.BASELINE, 100 * gap, text));
  }

  private static String gapCourse(List<RunResult> runs, int epochs, int testImages) {
    ToDoubleFunction<EpochResult> gap = e -> e.trainAccuracy() - e.testAccuracy();
    return "goes from "
        + NumberText.points(Spread.of(epoch(runs, 0), gap).mean(), testImages)
        + " to "
        + NumberText.points(Spread.of(epoch(runs, epochs - 1), gap).mean(), testImages)
        + " in "
        + NumberText.counted(epochs, "epoch")
        + ".";
  }

  private static String course(
      List<RunResult> runs, ToDoubleFunction<EpochResult> metric, int epochs, int testImages) {
    String first = value(Spread.of(epoch(runs, 0), metric).mean(), testImages);
    String last = value(Spread.of(epoch(runs, epochs - 1), metric).mean(), testImages);
    return "goes from "
        + first
        + " to "
        + last
        + " in "
        + NumberText.counted(epochs, "epoch")
        + ".";
  }

  private static String value(double value, int testImages) {
    return testImages == 0 ? NumberText.loss(value) : NumberText.percent(value, testImages);
  }

  private static Row row(List<RunResult> runs, int index) {
    List<EpochResult> epoch = epoch(runs, index);
    int trainImages = runs.get(0).dataset().trainImages();
    int testImages = runs.get(0).dataset().testImages();
    return new Row(
        String.valueOf(index + 1),
        NumberText.percent(Spread.of(epoch, EpochResult::trainAccuracy).mean(), trainImages),
        NumberText.percent(Spread.of(epoch, EpochResult::testAccuracy).mean(), testImages),
        NumberText.loss(Spread.of(epoch, EpochResult::trainLoss).mean()),
        NumberText.loss(Spread.of(epoch, EpochResult::testLoss).mean()),
        NumberText.duration(Spread.of(epoch, EpochResult::seconds).mean()));
  }

  private static List<EpochResult> epoch(List<RunResult> runs, int index) {
    return runs.stream().map(run -> run.epochs().get(index)).toList();
  }
}
