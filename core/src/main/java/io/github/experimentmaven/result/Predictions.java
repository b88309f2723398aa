package io.github.experimentmaven.result;

import java.io.IOException;
import java.nio.file.Path;

/** What a network said of every test sample, in their order: {@code predictions.bin}. */
public interface Predictions {

  /** How many samples there are. */
  int size();

  /**
   * These, and others of the same kind after them.
   *
   * @throws IllegalArgumentException if they are of another kind
   */
  Predictions and(Predictions others);

  /** SHA-256 over the answers: equal if two networks say the same of every sample. */
  String sha256();

  /** Writes the file. */
  void write(Path file) throws IOException;
}
