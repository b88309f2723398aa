package io.github.experimentmaven.gate;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.result.ProbabilityPredictions;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.task.BinaryClassification;
import io.github.experimentmaven.task.MulticlassClassification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A network that has not learned says the more frequent class, with probabilities in no order: its
 * area below the ROC curve is a half, its average precision the share of the positive class.
 */
final class BinaryGate implements TaskGate {

  private static final double RANDOM_ORDER = 0.5;

  @Override
  public ProbabilityPredictions recorded(Path file) throws IOException {
    return ProbabilityPredictions.read(file);
  }

  @Override
  public Optional<TaskPredictions> predictions() {
    return Optional.of(new ClassificationPredictions());
  }

  @Override
  public double withoutLearning(Metric metric, RunResult run) {
    if (metric.equals(MulticlassClassification.TEST_ACCURACY)) {
      return ClassificationGate.mostFrequent(run);
    }
    int negatives = ClassificationGate.sum(run.confusionMatrix().get(0));
    int positives = ClassificationGate.sum(run.confusionMatrix().get(1));
    if (metric.equals(BinaryClassification.TEST_ROC_AUC)) {
      return areaOfARandomOrder(negatives, positives);
    }
    return metric.equals(BinaryClassification.TEST_PR_AUC)
        ? ClassificationGate.upToChance(positives, negatives + positives)
        : Double.NaN;
  }

  /** Up to chance: the deviation is that of the rank-sum test (Mann and Whitney, 1947). */
  private static double areaOfARandomOrder(int negatives, int positives) {
    double pairs = (double) negatives * positives;
    return pairs == 0
        ? RANDOM_ORDER
        : RANDOM_ORDER
            + ClassificationGate.STANDARD_ERRORS
                * Math.sqrt((negatives + positives + 1) / (12 * pairs));
  }
}
