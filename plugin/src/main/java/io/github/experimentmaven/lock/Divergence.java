package io.github.experimentmaven.lock;

import io.github.experimentmaven.provenance.Difference;
import java.util.Optional;

/**
 * The first thing in which a run diverges from the accepted run of its seed, in the order in which
 * it was computed: the initial weights, the weights after each epoch, the predictions, the metrics.
 *
 * @param run the run for people: {@code seed 7}
 * @param sameInputs whether both have the same fingerprint, so that nothing may differ
 * @param what differs, with the accepted value before the other
 */
public record Divergence(String run, boolean sameInputs, Difference what) {

  /** Where a run diverges; nothing if it is the same, bit for bit. */
  static Optional<Divergence> first(LockedRun locked, LockedRun run) {
    return firstDifference(locked, run)
        .map(
            what ->
                new Divergence(
                    locked.label(), locked.fingerprint().equals(run.fingerprint()), what));
  }

  private static Optional<Difference> firstDifference(LockedRun locked, LockedRun run) {
    if (!locked.initialWeightsSha256().equals(run.initialWeightsSha256())) {
      // The epoch before the first.
      return difference(
          "initial weights (epoch 0)", locked.initialWeightsSha256(), run.initialWeightsSha256());
    }
    int epochs = Math.min(locked.weightsSha256().size(), run.weightsSha256().size());
    for (int i = 0; i < epochs; i++) {
      String before = locked.weightsSha256().get(i);
      String after = run.weightsSha256().get(i);
      if (!before.equals(after)) {
        return difference("weights after epoch " + (i + 1), before, after);
      }
    }
    if (locked.weightsSha256().size() != run.weightsSha256().size()) {
      return difference(
          "number of epochs",
          String.valueOf(locked.weightsSha256().size()),
          String.valueOf(run.weightsSha256().size()));
    }
    if (!locked.predictionsSha256().equals(run.predictionsSha256())) {
      return difference("predictions", locked.predictionsSha256(), run.predictionsSha256());
    }
    if (Double.compare(locked.testAccuracy(), run.testAccuracy()) != 0) {
      return difference(
          "test_accuracy",
          String.valueOf(locked.testAccuracy()),
          String.valueOf(run.testAccuracy()));
    }
    if (Double.compare(locked.testLoss(), run.testLoss()) != 0) {
      return difference(
          "test_loss", String.valueOf(locked.testLoss()), String.valueOf(run.testLoss()));
    }
    return Optional.empty();
  }

  private static Optional<Difference> difference(String field, String before, String after) {
    return Optional.of(new Difference(field, before, after));
  }

  /** {@code seed 7: weights after epoch 3 0123456789ab... -> ba9876543210...} */
  @Override
  public String toString() {
    return run + ": " + what;
  }
}
