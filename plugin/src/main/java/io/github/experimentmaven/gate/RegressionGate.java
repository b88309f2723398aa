package io.github.experimentmaven.gate;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.result.NumberPredictions;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.task.Regression;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A network that has not learned predicts the mean, of whatever sample: it determines nothing. No
 * predictions are kept, as numbers have no classes to change.
 */
final class RegressionGate implements TaskGate {

  @Override
  public NumberPredictions recorded(Path file) throws IOException {
    return NumberPredictions.read(file);
  }

  @Override
  public double withoutLearning(Metric metric, RunResult run) {
    if (metric.equals(Regression.TEST_R2)) {
      return 0;
    }
    boolean isDeviation = metric.equals(Regression.TEST_ROOT_MEAN_SQUARED_ERROR);
    return isDeviation && run.dataset().targets().numbers().names().size() == 1
        ? deviation(run)
        : Double.NaN;
  }

  /**
   * The deviation of a single target, which its own figures tell: r2 = 1 - (rmse / deviation)^2.
   */
  private static double deviation(RunResult run) {
    double rest = 1 - run.metrics().value(Regression.TEST_R2);
    return rest > 0
        ? run.metrics().value(Regression.TEST_ROOT_MEAN_SQUARED_ERROR) / Math.sqrt(rest)
        : Double.NaN;
  }
}
