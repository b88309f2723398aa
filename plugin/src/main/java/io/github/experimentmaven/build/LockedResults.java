package io.github.experimentmaven.build;

import io.github.experimentmaven.build.RecordedExperiments.Recorded;
import io.github.experimentmaven.lock.Comparison;
import io.github.experimentmaven.lock.LockException;
import io.github.experimentmaven.lock.LockFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Holds what was recorded against what was accepted. */
@Named
@Singleton
public final class LockedResults {

  @Inject
  LockedResults() {}

  /**
   * Compares each experiment that has both a lock and results with its lock.
   *
   * @param recorded the module's experiments
   * @return in their order
   * @throws LockException if a lock is damaged; also one of an experiment without results
   */
  public List<Comparison> compare(ExperimentModule module, List<Recorded> recorded)
      throws LockException, IOException {
    List<Comparison> comparisons = new ArrayList<>();
    for (Recorded each : recorded) {
      LockFile file = module.lockFile(each.experiment().name());
      if (file.exists()) {
        var lock = file.read();
        if (!each.result().runs().isEmpty()) {
          comparisons.add(Comparison.of(lock, each.result().runs()));
        }
      }
    }
    return comparisons;
  }
}
