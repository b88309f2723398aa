package io.github.experimentmaven.accepted;

import java.io.IOException;

/** Reads what {@link KeptPredictions#content()} gave. */
@FunctionalInterface
public interface PredictionsReader {

  /**
   * The predictions.
   *
   * @param content unpacked
   * @throws IOException if it is of no known format, or too short or too long; the message says
   *     which, but not of which file
   */
  KeptPredictions read(byte[] content) throws IOException;
}
