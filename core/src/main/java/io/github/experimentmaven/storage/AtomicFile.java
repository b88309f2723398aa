package io.github.experimentmaven.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files that are either whole or not there: under another name beside it, then renamed. */
public final class AtomicFile {

  private AtomicFile() {}

  /** Writes something to a file. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes it.
     *
     * @param file does not exist yet
     */
    void writeTo(Path file) throws IOException;
  }

  /**
   * Writes a file; its folder is made if it is not there. A link stays one: the file it names is
   * written.
   *
   * @throws IOException if that fails; a file that was there before is then as it was
   */
  public static void write(Path named, Content content) throws IOException {
    Path file = Files.isSymbolicLink(named) && Files.exists(named) ? named.toRealPath() : named;
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file in a folder");
    }
    Files.createDirectories(folder);
    // Not Files.createTempFile: only its owner could read the file, which is no use to a web
    // server.
    Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      content.writeTo(temporary);
      move(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Puts a complete file in its place at once, over what is there.
   *
   * @param file in the same folder
   */
  public static void move(Path complete, Path file) throws IOException {
    Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
