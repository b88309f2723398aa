package io.github.experimentmaven.build;

import io.github.experimentmaven.lock.Lock;
import io.github.experimentmaven.lock.LockException;
import io.github.experimentmaven.lock.LockFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the locks of a module's experiments. */
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
}
