package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The launcher's share of a run's folder. */
final class RunFiles {

  private RunFiles() {}

  /**
   * Completes the folder of a run whose result came out of the cache, and calls everything there as
   * the run does.
   *
   * @return the result by the run's names
   */
  static RunResult adopt(Run run, RunResult cached) throws IOException {
    RunFolder folder = run.folder();
    Set<Path> own =
        Set.of(
            folder.result(),
            folder.predictions(),
            folder.model(),
            folder.augmented(),
            folder.events(),
            folder.log());
    deleteFiles(folder.path(), entry -> !own.contains(entry));
    // Of another run: the cache has none of it.
    ForkFolder.delete(folder.kept());
    ForkFolder.removeLeft(folder);
    RecordJson.write(folder.job(), run.job());
    RunResult named = cached.named(run.job());
    if (!named.equals(cached)) {
      RecordJson.write(folder.result(), named);
    }
    return named;
  }

  /**
   * Makes the folder of a run what it is once it is stopped for good, whatever is there: it has the
   * job and how far the training has come, and nothing that looks like a result.
   */
  static void stop(Run run, PausedRun paused) throws IOException {
    RunFolder folder = run.folder();
    Files.createDirectories(folder.path());
    // The checkpoint, too, as large as the network, which is of no use any more.
    Set<Path> kept = Set.of(folder.events(), folder.log());
    deleteFiles(folder.path(), entry -> !kept.contains(entry));
    ForkFolder.removeLeft(folder);
    RecordJson.write(folder.job(), run.job());
    RecordJson.write(folder.paused(), paused);
  }

  private static void deleteFiles(Path folder, DirectoryStream.Filter<Path> which)
      throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, which)) {
      for (Path entry : entries) {
        if (!Files.isDirectory(entry)) {
          Files.delete(entry);
        }
      }
    }
  }
}
