package io.github.experimentmaven.failure;

/** Thrown when a machine cannot train, or not as an experiment asks. */
public final class PlatformException extends ExperimentException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message for the user
   */
  public PlatformException(String message) {
    super(message);
  }

  /**
   * @param message for the user
   * @param cause what a developer may want to see
   */
  public PlatformException(String message, Throwable cause) {
    super(message, cause);
  }
}
