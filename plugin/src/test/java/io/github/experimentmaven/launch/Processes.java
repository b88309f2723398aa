package io.github.experimentmaven.launch;

import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Processes that tests watch. */
final class Processes {

  private static final long PATIENCE_SECONDS = 60;

  private Processes() {}

  /** The folder of the only fork that trains a run. */
  static RunFolder forkFolder(RunFolder run) throws IOException {
    try (DirectoryStream<Path> forks =
        Files.newDirectoryStream(run.path().getParent(), run.path().getFileName() + ".*")) {
      List<Path> found = new ArrayList<>();
      forks.forEach(found::add);
      if (found.size() != 1) {
        throw new IOException("not one fork in " + run.path().getParent() + " but " + found);
      }
      return new RunFolder(found.get(0));
    }
  }

  /** Where a fake trainer writes its process id, before its first event. */
  static Path pidFile(RunFolder folder) {
    return folder.path().resolve("pid.json");
  }

  /** The process id of a fake trainer that has told its first event. */
  static long pidOf(RunFolder folder) throws IOException {
    return RecordJson.read(pidFile(folder), Long.class);
  }

  /** Returns once the process is gone; fails if it stays. */
  static void awaitEnd(long pid) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }
}
