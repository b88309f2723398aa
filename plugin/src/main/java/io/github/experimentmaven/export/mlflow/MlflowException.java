package io.github.experimentmaven.export.mlflow;

import java.io.IOException;

/** Thrown when a tracking server cannot be reached or does not do what it is asked for. */
public final class MlflowException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Ends a message about what a tracking server would not do. */
  static final String OTHER_SERVER =
      "; is this the tracking server that experiment.mlflow.trackingUri should name?";

  MlflowException(String message) {
    super(message);
  }

  MlflowException(String message, Throwable cause) {
    super(message, cause);
  }
}
