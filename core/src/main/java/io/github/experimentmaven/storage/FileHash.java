package io.github.experimentmaven.storage;

import java.io.IOException;
import java.nio.file.Path;

/** Tells the SHA-256 of files: by reading them, or by knowing that they are as they were. */
@FunctionalInterface
public interface FileHash {

  /**
   * Of a file as it is stored, 64 lower-case hexadecimal digits.
   *
   * @throws IOException if it cannot be read
   */
  String of(Path file) throws IOException;
}
