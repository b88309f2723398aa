package io.github.experimentmaven.failure;

/** Thrown when something is wrong with one module of several; the message names it. */
public final class ModuleException extends ExperimentException {

  private static final long serialVersionUID = 1L;

  /**
   * @param module its name
   * @param cause what is wrong there
   */
  public ModuleException(String module, Exception cause) {
    super("module " + module + ": " + cause.getMessage(), cause);
  }
}
