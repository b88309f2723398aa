package io.github.experimentmaven.keras;

import io.github.experimentmaven.storage.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of weights for the moment, in Java's temporary folder: HDF5 is read and written in one.
 */
final class TemporaryWeights {

  private TemporaryWeights() {}

  /**
   * Makes an empty file, which its owner alone can read.
   *
   * @throws IOException if it cannot be made; the message says how another folder is named
   */
  static Path make() throws IOException {
    try {
      return Files.createTempFile("keras", ".h5");
    } catch (IOException e) {
      throw failed(Path.of(System.getProperty("java.io.tmpdir", "")), e);
    }
  }

  /** The failure of writing such a file, or of making one in a folder. */
  static IOException failed(Path place, IOException failure) {
    // The library wraps what the system says.
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    IOException first = root instanceof IOException system ? system : failure;
    return new IOException(
        FileFailure.text(FileFailure.at(place, first))
            + ", or name another temporary folder with -Djava.io.tmpdir=... in MAVEN_OPTS",
        failure);
  }
}
