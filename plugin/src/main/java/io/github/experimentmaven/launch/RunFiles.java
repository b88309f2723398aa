package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** The launcher's share of a run's folder. */
final class RunFiles {

  private RunFiles() {}

  /**
   * Makes the folder ready: no file of an earlier run stays, so that none can pass for the new
   * run's, and the job is there. Only a checkpoint stays: the trainer knows whether it is one of
   * this job.
   */
  static void prepare(Run run) throws IOException {
    RunFolder folder = run.folder();
    Files.createDirectories(folder.path());
    // First, as it is what makes a run look complete.
    Files.deleteIfExists(folder.result());
    deleteFiles(folder.path(), entry -> !entry.equals(folder.checkpoint()));
    deleteKept(folder);
    RecordJson.write(folder.job(), run.job());
  }

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
    deleteKept(folder);
    RecordJson.write(folder.job(), run.job());
    RunResult named = cached.named(run.job());
    if (!named.equals(cached)) {
      RecordJson.write(folder.result(), named);
    }
    return named;
  }

  /**
   * Leaves events, log and checkpoint of a run that did not complete, and takes away what looks
   * like results.
   */
  static void discardResults(RunFolder folder) throws IOException {
    Files.deleteIfExists(folder.result());
    Files.deleteIfExists(folder.model());
    Files.deleteIfExists(folder.predictions());
    Files.deleteIfExists(folder.augmented());
    Files.deleteIfExists(folder.paused());
    if (Files.isDirectory(folder.path())) {
      deleteFiles(folder.path(), entry -> entry.toString().endsWith(".tmp"));
    }
  }

  /**
   * Makes the folder of a run what it is once it is stopped for good, whatever is there: it has the
   * job and how far the training has come, and nothing that looks like a result.
   */
  static void stop(Run run, PausedRun paused) throws IOException {
    RunFolder folder = run.folder();
    Files.createDirectories(folder.path());
    discardResults(folder);
    // As large as the network, and of no use any more.
    Files.deleteIfExists(folder.checkpoint());
    RecordJson.write(folder.job(), run.job());
    RecordJson.write(folder.paused(), paused);
  }

  /** What a class of the project has kept of an earlier training. */
  private static void deleteKept(RunFolder folder) throws IOException {
    if (Files.isDirectory(folder.kept(), LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> all = Files.walk(folder.kept())) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
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
