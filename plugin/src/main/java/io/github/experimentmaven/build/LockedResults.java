package io.github.experimentmaven.build;

import io.github.experimentmaven.build.RecordedExperiments.Recorded;
import io.github.experimentmaven.lock.Lock;
import io.github.experimentmaven.lock.LockComparison;
import io.github.experimentmaven.lock.LockException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  public List<LockComparison> compare(ExperimentModule module, List<Recorded> recorded)
      throws LockException, IOException {
    Map<String, Lock> locks =
        LockFiles.read(module, recorded.stream().map(each -> each.experiment().name()).toList());
    List<LockComparison> comparisons = new ArrayList<>();
    for (Recorded each : recorded) {
      Lock lock = locks.get(each.experiment().name());
      if (lock != null && !each.result().runs().isEmpty()) {
        comparisons.add(LockComparison.of(lock, each.result().runs()));
      }
    }
    return comparisons;
  }
}
