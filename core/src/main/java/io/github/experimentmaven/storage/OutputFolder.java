package io.github.experimentmaven.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A folder of files that are written anew together. It keeps a list of the files it wrote, so that
 * whoever writes it next removes its predecessor's files and nobody else's.
 */
public final class OutputFolder {

  /** One file name a line. */
  public static final String CONTENTS = ".contents";

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  private final Path folder;
  private final Map<String, byte[]> files = new TreeMap<>();

  /** A folder; nothing is written yet. */
  public OutputFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Remembers a file to be written.
   *
   * @param name of the file; with forward slashes, where it lies in folders of its own
   */
  public void add(String name, byte[] content) {
    files.put(name, content);
  }

  /** Writes every file, each whole or not at all, and removes those written before. */
  public void write() throws IOException {
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
      // A name that leads out of the folder is none of ours, whoever wrote it.
      if (PLAIN.matcher(name).matches() && !files.containsKey(name)) {
        Files.deleteIfExists(folder.resolve(name));
      }
    }
  }

  private void write(String name, byte[] content) throws IOException {
    AtomicFile.write(folder.resolve(name), temporary -> Files.write(temporary, content));
  }
}
