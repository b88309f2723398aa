package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.trainer.optimizer.UpdateRule;
import java.util.List;

/**
 * A training between two epochs. Random numbers are missing on purpose: those of an epoch are given
 * by its number, see {@link SeedStream}.
 *
 * @param epochs those that are done, at least one
 * @param initialWeightsSha256 of the parameters before the first step
 * @param evaluationSeconds time spent evaluating so far
 * @param totalSeconds time since the start of the trainer, and of those before that were
 *     interrupted
 * @param weights the parameters, in Deeplearning4j's order
 * @param optimizer what the optimizer has gathered so far
 */
record Checkpoint(
    List<EpochResult> epochs,
    String initialWeightsSha256,
    double evaluationSeconds,
    double totalSeconds,
    float[] weights,
    UpdateRule.State optimizer) {

  Checkpoint {
    epochs = List.copyOf(epochs);
    weights = weights.clone();
  }
}
