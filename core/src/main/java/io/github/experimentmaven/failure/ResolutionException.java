package io.github.experimentmaven.failure;

/**
 * Something that Maven coordinates or this machine ask for and that is not to be had. The message
 * is for the user: it names what was looked for and says what to do.
 */
public final class ResolutionException extends ExperimentException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message for the user
   */
  public ResolutionException(String message) {
    super(message);
  }

  /**
   * @param message for the user
   * @param cause what a developer may want to see
   */
  public ResolutionException(String message, Throwable cause) {
    super(message, cause);
  }
}
