package io.github.experimentmaven.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a task brings back.
 *
 * @param host where it was
 * @param refusal why that machine does not train; empty if it did
 * @param exitCode of the trainer
 * @param isTimedOut whether it was ended as its time was over
 * @param files that it left, by their names
 */
record TrainingResult(
    String host, String refusal, int exitCode, boolean isTimedOut, Map<String, byte[]> files)
    implements Serializable {

  private static final long serialVersionUID = 1;

  TrainingResult {
    files = new LinkedHashMap<>(files);
  }

  static TrainingResult refused(String host, String refusal) {
    return new TrainingResult(host, refusal, 0, false, Map.of());
  }

  /**
   * Writes the files.
   *
   * @param folder that is made
   */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      // A name, as the task lists a folder.
      Files.write(folder.resolve(Path.of(file.getKey()).getFileName()), file.getValue());
    }
  }
}
