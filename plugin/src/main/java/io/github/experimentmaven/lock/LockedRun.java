package io.github.experimentmaven.lock;

import io.github.experimentmaven.result.RunResult;
import java.util.List;
import java.util.Objects;

/**
 * The results of one accepted run.
 *
 * @param cell of the experiment's matrix; always {@value #CELL}
 * @param seed the run's seed
 * @param fingerprint of the run, over the lock's identity and the seed
 * @param initialWeightsSha256 of the weights before the first step
 * @param weightsSha256 of the weights after every epoch, in order
 * @param predictionsSha256 of the predicted classes of the test images
 * @param testAccuracy after the last epoch
 * @param testLoss after the last epoch
 */
public record LockedRun(
    String cell,
    long seed,
    String fingerprint,
    String initialWeightsSha256,
    List<String> weightsSha256,
    String predictionsSha256,
    double testAccuracy,
    double testLoss) {

  private static final String CELL = "default";

  public LockedRun {
    Objects.requireNonNull(cell, "cell");
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(initialWeightsSha256, "initial_weights_sha256");
    Objects.requireNonNull(predictionsSha256, "predictions_sha256");
    weightsSha256 = List.copyOf(weightsSha256);
  }

  /** What a lock keeps of a run. */
  public static LockedRun of(RunResult run) {
    return new LockedRun(
        CELL,
        run.seed(),
        run.provenance().fingerprint(),
        run.initialWeightsSha256(),
        run.epochs().stream().map(RunResult.EpochResult::weightsSha256).toList(),
        run.predictionsSha256(),
        run.testAccuracy(),
        run.testLoss());
  }

  /** The run among those of its experiment, for people: {@code seed 7}. */
  public String label() {
    return "seed " + seedText();
  }

  /** {@code 7}. */
  String seedText() {
    return String.valueOf(seed);
  }

  /** Whether both are of the same seed, whatever their results. */
  boolean isSameAs(LockedRun other) {
    return seed == other.seed;
  }
}
