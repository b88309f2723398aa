package io.github.experimentmaven.spark;

import io.github.experimentmaven.remote.RemoteRun;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkFiles;

/**
 * The folder of an executor, beside what Spark shipped to it and as long-lived: what runs share is
 * made there once.
 *
 * @param path of it
 */
record ExecutorFolder(Path path) {

  /** That of this executor. */
  static ExecutorFolder here() {
    // Relative to where an executor runs.
    return new ExecutorFolder(
        Path.of(SparkFiles.getRootDirectory()).toAbsolutePath().normalize().resolve("experiments"));
  }

  /** A file that was shipped, by its name; one that all machines see, by its path. */
  static Path shipped(String name) {
    return Path.of(SparkFiles.getRootDirectory()).resolve(name).toAbsolutePath().normalize();
  }

  Path natives() {
    return path.resolve("natives");
  }

  Path dataCache() {
    return path.resolve("data-cache");
  }

  /** An empty folder for a run. */
  Path newRun() throws IOException {
    Files.createDirectories(path);
    return Files.createTempDirectory(path, "run-");
  }

  /** The folder of a run's data, under the names that the run's job has for the files. */
  Path data(RemoteRun run) throws IOException {
    Path folder = Files.createDirectories(path.resolve("data").resolve(run.dataKey()));
    for (Map.Entry<String, String> file : run.data().entrySet()) {
      Path link = folder.resolve(file.getKey());
      if (Files.notExists(link)) {
        try {
          Files.createSymbolicLink(link, shipped(file.getValue()));
        } catch (FileAlreadyExistsException e) {
          // Another task of this executor was faster.
        }
      }
    }
    return folder;
  }
}
