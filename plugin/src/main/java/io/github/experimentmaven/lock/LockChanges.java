package io.github.experimentmaven.lock;

import io.github.experimentmaven.provenance.Difference;
import java.util.ArrayList;
import java.util.List;

/** What a new lock says that the present one does not, for those who are about to accept it. */
public final class LockChanges {

  private LockChanges() {}

  /**
   * The changes in the order of the file; the reason and the environment are none, as they do not
   * change what was accepted.
   *
   * @param present the lock that is there
   * @param next the lock that would take its place
   * @return empty if both say the same
   */
  public static List<Difference> between(Lock present, Lock next) {
    List<Difference> changes =
        new ArrayList<>(Difference.between(present.identity(), next.identity()));
    for (LockedRun before : present.runs()) {
      next.run(before)
          .ifPresentOrElse(
              after -> compare(before, after, changes),
              () -> changes.add(new Difference(before.label(), "accepted", null)));
    }
    for (LockedRun after : next.runs()) {
      if (present.run(after).isEmpty()) {
        changes.add(new Difference(after.label(), null, results(after)));
      }
    }
    return List.copyOf(changes);
  }

  /** A run's results, in a few words. */
  public static String results(LockedRun run) {
    return "test_accuracy " + run.testAccuracy() + ", test_loss " + run.testLoss();
  }

  private static void compare(LockedRun before, LockedRun after, List<Difference> changes) {
    String run = before.label() + ": ";
    Divergence.first(before, after)
        .ifPresent(
            divergence ->
                changes.add(
                    new Difference(
                        run + divergence.what().field(),
                        divergence.what().before(),
                        divergence.what().after())));
    metric(run + "test_accuracy", before.testAccuracy(), after.testAccuracy(), changes);
    metric(run + "test_loss", before.testLoss(), after.testLoss(), changes);
  }

  private static void metric(String name, double before, double after, List<Difference> changes) {
    Difference change = new Difference(name, String.valueOf(before), String.valueOf(after));
    if (Double.compare(before, after) != 0 && !changes.contains(change)) {
      changes.add(change);
    }
  }
}
