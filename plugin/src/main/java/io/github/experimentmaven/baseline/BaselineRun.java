package io.github.experimentmaven.baseline;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.result.RunResult;
import java.util.Objects;

/**
 * One seed of a baseline.
 *
 * @param seed the run's seed
 * @param testAccuracy of the last epoch, as all metrics
 * @param testLoss regularisation included
 * @param trainAccuracy taken while training
 * @param trainLoss taken while training
 * @param weightsSha256 over the final parameters
 * @param fingerprint of the run: same fingerprint, same bits
 */
public record BaselineRun(
    long seed,
    double testAccuracy,
    double testLoss,
    double trainAccuracy,
    double trainLoss,
    String weightsSha256,
    String fingerprint) {

  public BaselineRun {
    Objects.requireNonNull(weightsSha256, "weights_sha256");
    Objects.requireNonNull(fingerprint, "fingerprint");
  }

  /** What a baseline keeps of a run. */
  static BaselineRun of(RunResult run) {
    return new BaselineRun(
        run.seed(),
        run.testAccuracy(),
        run.testLoss(),
        run.trainAccuracy(),
        run.trainLoss(),
        run.weightsSha256(),
        run.provenance().fingerprint());
  }

  /** What the run measured of a metric. */
  public double value(Metric metric) {
    return switch (metric.key()) {
      case "test_accuracy" -> testAccuracy;
      case "test_loss" -> testLoss;
      case "train_accuracy" -> trainAccuracy;
      case "train_loss" -> trainLoss;
      default -> throw new IllegalArgumentException("a baseline has no " + metric.key());
    };
  }
}
