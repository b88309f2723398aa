package io.github.experimentmaven.build;

/** Thrown when something is wrong with one module of several; the message names it. */
public final class ModuleException extends Exception {

  private static final long serialVersionUID = 1L;

  ModuleException(ReactorModule module, Exception cause) {
    super("module " + module.name() + ": " + cause.getMessage(), cause);
  }
}
