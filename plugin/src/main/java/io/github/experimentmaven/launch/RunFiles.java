package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The launcher's share of a run's folder. */
final class RunFiles {

  private RunFiles() {}

  /**
   * Makes the folder ready: no file of an earlier run stays, so that none can pass for the new
   * run's, and the job is there.
   */
  static void prepare(Run run) throws IOException {
    RunFolder folder = run.folder();
    Files.createDirectories(folder.path());
    // First, as it is what makes a run look complete.
    Files.deleteIfExists(folder.result());
    deleteFiles(folder.path(), "*");
    RecordJson.write(folder.job(), run.job());
  }

  /**
   * Leaves events and log of a run that did not complete, and takes away what looks like results.
   */
  static void discardResults(RunFolder folder) throws IOException {
    Files.deleteIfExists(folder.result());
    Files.deleteIfExists(folder.model());
    Files.deleteIfExists(folder.predictions());
    if (Files.isDirectory(folder.path())) {
      deleteFiles(folder.path(), ".*.tmp");
    }
  }

  private static void deleteFiles(Path folder, String glob) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
      for (Path entry : entries) {
        if (!Files.isDirectory(entry)) {
          Files.delete(entry);
        }
      }
    }
  }
}
