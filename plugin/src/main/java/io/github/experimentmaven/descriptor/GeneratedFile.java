package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.storage.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that the build of this project generates from the language. */
final class GeneratedFile {

  private GeneratedFile() {}

  /**
   * The file that the arguments of a {@code main} name.
   *
   * @param arguments the file alone
   */
  static Path named(String[] arguments) {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("expected one argument, the file to write");
    }
    return Path.of(arguments[0]).toAbsolutePath();
  }

  /** Writes a file, and the folders it is in. */
  static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, temporary -> Files.writeString(temporary, text));
  }
}
