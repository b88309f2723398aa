package io.github.experimentmaven.trainer;

/** Thrown when a class of a project did not train, or what came of it is no result. */
final class ClassFailure extends Exception {

  private static final long serialVersionUID = 1L;

  ClassFailure(String message) {
    super(message);
  }

  ClassFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
