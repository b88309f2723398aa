package io.github.experimentmaven.lock;

import io.github.experimentmaven.gate.Digits;
import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.provenance.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a new lock says that the present one does not, for those who are about to accept it. */
public final class LockChanges {

  /** Enough for any two metrics that are not the same. */
  private static final int MOST_DIGITS = 17;

  private static final Set<String> METRICS = Set.of("test_accuracy", "test_loss");

  private LockChanges() {}

  /**
   * The changes in the order of the file; the reason and the environment are none, as they do not
   * change what was accepted.
   *
   * @param present the lock that is there
   * @param next the lock that would take its place
   * @return line by line; empty if both say the same
   */
  public static List<String> between(Lock present, Lock next) {
    List<String> changes = new ArrayList<>();
    Difference.between(present.identity(), next.identity())
        .forEach(input -> changes.add(input.toString()));
    for (LockedRun before : present.runs()) {
      next.run(before)
          .ifPresentOrElse(
              after -> compare(before, after, changes),
              () -> changes.add(before.label() + " is not accepted any more"));
    }
    for (LockedRun after : next.runs()) {
      if (present.run(after).isEmpty()) {
        changes.add(after.label() + " is new: " + results(after));
      }
    }
    return List.copyOf(changes);
  }

  /** A run's results, in a few words. */
  public static String results(LockedRun run) {
    return "test_accuracy %s, test_loss %s"
        .formatted(shown(run.testAccuracy(), Digits.USUAL), shown(run.testLoss(), Digits.USUAL));
  }

  private static void compare(LockedRun before, LockedRun after, List<String> changes) {
    String run = before.label() + ": ";
    Optional<Divergence> bits = Divergence.first(before, after);
    bits.filter(divergence -> !METRICS.contains(divergence.what().field()))
        .ifPresent(divergence -> changes.add(run + divergence.what()));
    metric(run + "test_accuracy", before.testAccuracy(), after.testAccuracy(), changes);
    metric(run + "test_loss", before.testLoss(), after.testLoss(), changes);
  }

  private static void metric(String name, double before, double after, List<String> changes) {
    if (Double.compare(before, after) != 0) {
      int digits = Math.min(MOST_DIGITS, Digits.tellingApart(after - before));
      changes.add(name + " " + shown(before, digits) + " -> " + shown(after, digits));
    }
  }

  private static String shown(double value, int digits) {
    return Decimal.fixed(value, digits);
  }
}
