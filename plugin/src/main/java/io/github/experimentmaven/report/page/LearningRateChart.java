package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.LearningRate;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.report.chart.XyChart;
import io.github.experimentmaven.report.chart.XyChart.Axes;
import io.github.experimentmaven.report.chart.XyChart.Point;
import io.github.experimentmaven.report.model.ReportedExperiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the learning rate changes over the epochs. */
final class LearningRateChart {

  /** More cannot be told apart. */
  private static final int MOST_POINTS = 300;

  private LearningRateChart() {}

  /** Nothing if it does not change. */
  static Optional<Learning.Chart> of(ReportedExperiment reported) {
    Experiment experiment = reported.experiment();
    if (experiment.trainer() != null
        || !(experiment.optimizer().learningRate() instanceof LearningRate.Schedule schedule)) {
      return Optional.empty();
    }
    long samples = reported.runs().get(0).dataset().count(Part.TRAIN);
    long stepsOfEpoch = (samples + experiment.batchSize() - 1) / experiment.batchSize();
    long steps = stepsOfEpoch * experiment.epochs();
    List<Point> line = new ArrayList<>();
    long points = Math.min(MOST_POINTS, steps);
    for (long i = 0; i < points; i++) {
      long step = points == 1 ? 0 : i * (steps - 1) / (points - 1);
      line.add(new Point(step / (double) stepsOfEpoch, schedule.at(step)));
    }
    String description =
        "Learning rate goes from %s to %s in %s."
            .formatted(
                schedule.at(0),
                schedule.at(steps - 1),
                NumberText.counted(experiment.epochs(), "epoch"));
    return Optional.of(
        new Learning.Chart(
            "Learning rate", XyChart.line(new Axes("epochs", "", description), line)));
  }
}
