package io.github.experimentmaven.build;

import io.github.experimentmaven.lock.Lock;
import io.github.experimentmaven.lock.LockComparison;
import io.github.experimentmaven.lock.LockException;
import io.github.experimentmaven.lock.LockFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The locks of a module's experiments. */
final class LockFiles {

  private LockFiles() {}

  /**
   * The locks that are there, by the experiments' names.
   *
   * @throws LockException if one is damaged
   * @throws IOException if one cannot be read
   */
  static Map<String, Lock> read(ExperimentModule module, List<String> experiments)
      throws LockException, IOException {
    Map<String, Lock> locks = new TreeMap<>();
    for (String experiment : experiments) {
      LockFile file = module.lockFile(experiment);
      if (file.exists()) {
        locks.put(experiment, file.read());
      }
    }
    return locks;
  }

  /**
   * Compares each experiment that has both a lock and results with its lock.
   *
   * @return in their order
   * @throws LockException if a lock is damaged; also one of an experiment without results
   * @throws IOException if one cannot be read
   */
  static List<LockComparison> compare(ExperimentModule module, List<JudgedExperiment> judged)
      throws LockException, IOException {
    Map<String, Lock> locks =
        read(module, judged.stream().map(each -> each.experiment().name()).toList());
    List<LockComparison> comparisons = new ArrayList<>();
    for (JudgedExperiment each : judged) {
      Lock lock = locks.get(each.experiment().name());
      if (lock != null && !each.result().runs().isEmpty()) {
        // How near accuracies are is asked by those who reproduce.
        comparisons.add(LockComparison.of(lock, each.result().runs(), null));
      }
    }
    return comparisons;
  }
}
