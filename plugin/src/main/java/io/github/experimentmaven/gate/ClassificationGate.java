package io.github.experimentmaven.gate;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.task.MulticlassClassification;
import java.util.Optional;

/** A network that has not learned says the most frequent class. */
final class ClassificationGate implements TaskGate {

  /** Above the share of the most frequent class; one-sided, chance exceeds it in 1 of 700 seeds. */
  private static final double STANDARD_ERRORS = 3;

  @Override
  public Optional<TaskPredictions> predictions() {
    return Optional.of(new ClassificationPredictions());
  }

  @Override
  public double withoutLearning(Metric metric, RunResult run) {
    if (!metric.equals(MulticlassClassification.TEST_ACCURACY)) {
      return Double.NaN;
    }
    int images = run.dataset().testImages();
    int most =
        run.confusionMatrix().stream()
            .mapToInt(row -> row.stream().mapToInt(Integer::intValue).sum())
            .max()
            .orElse(0);
    double share = most / (double) images;
    return share + STANDARD_ERRORS * Math.sqrt(share * (1 - share) / images);
  }
}
