package io.github.experimentmaven.storage;

/** Thrown when a file is not what was written; the message says which and where, not what to do. */
public final class DamagedFileException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong with which file, for people. */
  public DamagedFileException(String message) {
    super(message);
  }

  /** The same with what it was found by. */
  public DamagedFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
