package io.github.experimentmaven.report;

import io.github.experimentmaven.storage.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder of a report. It keeps a list of the files it wrote, so that the next report removes
 * its predecessor's files and nobody else's.
 */
final class OutputFolder {

  /** One file name a line. */
  static final String CONTENTS = ".contents";

  private final Path folder;
  private final Map<String, byte[]> files = new TreeMap<>();

  OutputFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Remembers a file to be written.
   *
   * @param name of the file, without a folder
   */
  void add(String name, byte[] content) {
    files.put(name, content);
  }

  /** Writes every file, each whole or not at all, and removes those of the report before. */
  void write() throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      write(file.getKey(), file.getValue());
    }
    removeStale();
    String contents = String.join("\n", files.keySet()) + "\n";
    write(CONTENTS, contents.getBytes(StandardCharsets.UTF_8));
  }

  private void removeStale() throws IOException {
    Path contents = folder.resolve(CONTENTS);
    if (!Files.isRegularFile(contents)) {
      return;
    }
    for (String name : Files.readAllLines(contents)) {
      // A name with a separator is none of ours, whoever wrote it.
      boolean plain = name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*");
      if (plain && !files.containsKey(name)) {
        Files.deleteIfExists(folder.resolve(name));
      }
    }
  }

  private void write(String name, byte[] content) throws IOException {
    AtomicFile.write(folder.resolve(name), temporary -> Files.write(temporary, content));
  }
}
