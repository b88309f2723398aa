package io.github.experimentmaven.gate;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.result.ClassPredictions;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.task.MulticlassClassification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A network that has not learned says the most frequent class. */
final class ClassificationGate implements TaskGate {

  /** Above the share of the most frequent class; one-sided, chance exceeds it in 1 of 700 seeds. */
  static final double STANDARD_ERRORS = 3;

  @Override
  public ClassPredictions recorded(Path file) throws IOException {
    return ClassPredictions.read(file);
  }

  @Override
  public Optional<TaskPredictions> predictions() {
    return Optional.of(new ClassificationPredictions());
  }

  @Override
  public double withoutLearning(Metric metric, RunResult run) {
    if (!metric.equals(MulticlassClassification.TEST_ACCURACY)) {
      return Double.NaN;
    }
    return mostFrequent(run);
  }

  /** The accuracy of whoever says the most frequent class, up to chance. */
  static double mostFrequent(RunResult run) {
    int most = run.confusionMatrix().stream().mapToInt(ClassificationGate::sum).max().orElse(0);
    return upToChance(most, run.dataset().testImages());
  }

  /** A share of the test samples, up to chance. */
  static double upToChance(int some, int samples) {
    double share = some / (double) samples;
    return share + STANDARD_ERRORS * Math.sqrt(share * (1 - share) / samples);
  }

  /** How many samples a class has, by its row of a confusion matrix. */
  static int sum(List<Integer> row) {
    return row.stream().mapToInt(Integer::intValue).sum();
  }
}
