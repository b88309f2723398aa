package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.report.chart.XyChart;
import io.github.experimentmaven.report.chart.XyChart.Axes;
import io.github.experimentmaven.report.chart.XyChart.Dot;
import io.github.experimentmaven.report.chart.XyChart.Point;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.TestOutputs;
import io.github.experimentmaven.result.ProbabilityPredictions;
import io.github.experimentmaven.task.BinaryClassification;
import java.util.ArrayList;
import java.util.List;

/**
 * What the probabilities of a binary classification are worth at every threshold, and whether they
 * are what they say.
 *
 * @param charts the ROC curve, the precision-recall curve and the calibration
 * @param note how to read them
 */
public record Curves(List<Learning.Chart> charts, String note) implements Section {

  /** Of the width of a bin of probabilities. */
  private static final int BINS = 10;

  private static final double LEAST_RADIUS = 2;
  private static final double MORE_RADIUS = 4;

  @Override
  public String id() {
    return "curves";
  }

  @Override
  public String title() {
    return "Probabilities";
  }

  static Curves of(ReportedExperiment reported, TestOutputs.Probabilities outputs) {
    List<List<Point>> roc = new ArrayList<>();
    List<List<Point>> precision = new ArrayList<>();
    for (ProbabilityPredictions seed : outputs.seeds()) {
      Thresholds thresholds = Thresholds.of(seed, outputs.labels());
      roc.add(thresholds.roc());
      precision.add(thresholds.precisionRecall());
    }
    String positive =
        PlainText.of(reported.runs().get(0).dataset().targets().classes().classNames().get(1));
    return new Curves(
        List.of(
            new Learning.Chart(
                "ROC curve, AUC " + mean(reported, BinaryClassification.TEST_ROC_AUC),
                XyChart.unit(
                    new Axes(
                        "false positive rate",
                        "true positive rate",
                        "True positive rate against false positive rate at every threshold."),
                    roc,
                    List.of(),
                    true)),
            new Learning.Chart(
                "Precision and recall, average precision "
                    + mean(reported, BinaryClassification.TEST_PR_AUC),
                XyChart.unit(
                    new Axes("recall", "precision", "Precision against recall at every threshold."),
                    precision,
                    List.of(),
                    false)),
            new Learning.Chart(
                "Calibration, Brier score " + mean(reported, BinaryClassification.TEST_BRIER_SCORE),
                XyChart.unit(
                    new Axes(
                        "probability",
                        "share of positives",
                        "Share of positives against mean probability, in "
                            + BINS
                            + " bins of probabilities."),
                    List.of(),
                    calibration(outputs, reported.noun()),
                    true))),
        note(positive, outputs.seeds().size()));
  }

  private static String mean(ReportedExperiment reported, Metric metric) {
    return NumberText.loss(reported.spread(metric).mean());
  }

  private static String note(String positive, int seeds) {
    return "The positive class is "
        + positive
        + ". "
        + (seeds == 1
            ? ""
            : "There is a curve for each of " + seeds + " seeds; the calibration is of all. ")
        + "Probabilities that are what they say lie on the diagonal of the calibration.";
  }

  private static List<Dot> calibration(TestOutputs.Probabilities outputs, String noun) {
    int[] labels = outputs.labels();
    double[] sums = new double[BINS];
    long[] counts = new long[BINS];
    long[] positives = new long[BINS];
    for (ProbabilityPredictions seed : outputs.seeds()) {
      for (int i = 0; i < labels.length; i++) {
        int bin = Math.min(BINS - 1, (int) (seed.positive(i) * BINS));
        sums[bin] += seed.positive(i);
        positives[bin] += labels[i];
        counts[bin]++;
      }
    }
    List<Dot> dots = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        double probability = sums[bin] / counts[bin];
        double share = (double) positives[bin] / counts[bin];
        double size = Math.sqrt((double) counts[bin] / outputs.seeds().size() / labels.length);
        dots.add(
            new Dot(
                new Point(probability, share),
                LEAST_RADIUS + MORE_RADIUS * size,
                "%s of %s of a mean probability of %s"
                    .formatted(
                        NumberText.share(share),
                        NumberText.counted(counts[bin], noun),
                        NumberText.fixed(probability, 2))));
      }
    }
    return dots;
  }
}
