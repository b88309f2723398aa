package io.github.experimentmaven.preparation.download;

import java.io.IOException;

/**
 * What was read cannot be written, so that a disk that is full is taken neither for a server that
 * is gone nor for an archive that is damaged.
 */
final class UnwritableException extends IOException {

  private static final long serialVersionUID = 1L;

  private final IOException cause;

  UnwritableException(IOException cause) {
    super(cause);
    this.cause = cause;
  }

  IOException cause() {
    return cause;
  }
}
