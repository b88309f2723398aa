package io.github.experimentmaven.accepted;

/** Thrown when a baseline cannot be used; the message names the file and says what to do. */
public final class BaselineException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param message for people
   */
  public BaselineException(String message) {
    super(message);
  }

  BaselineException(String message, Throwable cause) {
    super(message, cause);
  }
}
