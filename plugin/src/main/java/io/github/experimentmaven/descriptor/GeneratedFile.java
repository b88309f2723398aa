package io.github.experimentmaven.descriptor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that the build generates: whole, or not there. */
final class GeneratedFile {

  private GeneratedFile() {}

  /**
   * Writes the file that the arguments of a {@code main} name.
   *
   * @param arguments the file alone
   */
  static void write(String[] arguments, String text) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("expected one argument, the file to write");
    }
    Path file = Path.of(arguments[0]).toAbsolutePath();
    Path folder = file.getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file in a folder");
    }
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
    try {
      Files.writeString(temporary, text);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
