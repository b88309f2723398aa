package io.github.experimentmaven.launch;

import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Processes that tests watch. */
final class Processes {

  private static final long PATIENCE_SECONDS = 60;

  private Processes() {}

  /** The process id in the run's first event, which must be there. */
  static long pidOf(RunFolder folder) throws IOException {
    String line = Files.readAllLines(folder.events()).get(0);
    return ((RunEvent.Started) RecordJson.parse(line, RunEvent.class)).pid();
  }

  /** Returns once the process is gone; fails if it stays. */
  static void awaitEnd(long pid) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }
}
