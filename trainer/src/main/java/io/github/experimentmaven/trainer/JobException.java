package io.github.experimentmaven.trainer;

import org.jspecify.annotations.Nullable;

/** Thrown when there is no job to do, or none that this trainer can do. */
final class JobException extends Exception {

  private static final long serialVersionUID = 1L;

  JobException(String message) {
    this(message, null);
  }

  JobException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
