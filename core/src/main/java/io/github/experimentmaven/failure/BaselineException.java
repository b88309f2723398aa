package io.github.experimentmaven.failure;

/** Thrown when a baseline cannot be used; the message names the file and says what to do. */
public final class BaselineException extends ExperimentException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message for people
   */
  public BaselineException(String message) {
    super(message);
  }

  public BaselineException(String message, Throwable cause) {
    super(message, cause);
  }
}
