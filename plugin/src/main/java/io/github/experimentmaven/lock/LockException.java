package io.github.experimentmaven.lock;

/** Thrown when a lock cannot be believed; the message names the file and says what to do. */
public final class LockException extends Exception {

  private static final long serialVersionUID = 1L;

  LockException(String message) {
    super(message);
  }

  LockException(String message, Throwable cause) {
    super(message, cause);
  }
}
