package io.github.experimentmaven.accepted;

import io.github.experimentmaven.provenance.Difference;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first thing in which a run diverges from the accepted run of its seed, in the order in which
 * it was computed: the initial weights, the weights after each epoch, the predictions, the metrics.
 * Where that is with the same inputs, a promise is broken; nothing else decides whether it is.
 *
 * @param run the run for people: {@code seed 7}
 * @param sameInputs whether both have the same fingerprint, so that nothing may differ; of a class
 *     of the project nobody can promise that
 * @param what differs, with the accepted value before the other
 */
public record Divergence(String run, boolean sameInputs, Difference what) {

  /** What differs where all epochs that both have are the same. */
  public static final String EPOCHS = "number of epochs";

  /**
   * Where a run diverges.
   *
   * @param accepted what holds a run of its seed
   * @return nothing if it is the same, bit for bit
   * @throws IllegalArgumentException if no run of its seed was accepted
   */
  public static Optional<Divergence> of(AcceptedResult accepted, RunResult run) {
    AcceptedRun before =
        accepted.run(run.key()).orElseThrow(() -> new IllegalArgumentException(run.key().label()));
    return between(before, AcceptedRun.of(run))
        .map(
            what ->
                new Divergence(
                    before.label(), accepted.hasInputsOf(run) && !run.trainedByClass(), what));
  }

  /** In what a run differs first from another one of its seed; nothing if it is the same. */
  public static Optional<Difference> between(AcceptedRun before, AcceptedRun after) {
    if (!Objects.equals(before.initialWeightsSha256(), after.initialWeightsSha256())) {
      // The epoch before the first.
      return difference(
          "initial weights (epoch 0)", before.initialWeightsSha256(), after.initialWeightsSha256());
    }
    int epochs = Math.min(before.weightsSha256().size(), after.weightsSha256().size());
    for (int i = 0; i < epochs; i++) {
      String one = before.weightsSha256().get(i);
      String other = after.weightsSha256().get(i);
      if (!one.equals(other)) {
        return difference("weights after epoch " + (i + 1), one, other);
      }
    }
    if (before.weightsSha256().size() != after.weightsSha256().size()) {
      return difference(
          EPOCHS,
          String.valueOf(before.weightsSha256().size()),
          String.valueOf(after.weightsSha256().size()));
    }
    if (!before.predictionsSha256().equals(after.predictionsSha256())) {
      return difference("predictions", before.predictionsSha256(), after.predictionsSha256());
    }
    for (Map.Entry<String, Double> accepted : before.metrics().entrySet()) {
      // What is measured only since, or not any more, is no other bit.
      Double measured = after.metrics().get(accepted.getKey());
      if (measured != null && !measured.equals(accepted.getValue())) {
        return difference(accepted.getKey(), text(accepted.getValue()), text(measured));
      }
    }
    return Optional.empty();
  }

  private static Optional<Difference> difference(
      String field, @Nullable String before, @Nullable String after) {
    return Optional.of(new Difference(field, before, after));
  }

  private static String text(Double value) {
    return RecordJson.text(RecordJson.tree(value));
  }

  /** {@code seed 7: weights after epoch 3 0123456789ab... -> ba9876543210...} */
  @Override
  public String toString() {
    return run + ": " + what;
  }
}
