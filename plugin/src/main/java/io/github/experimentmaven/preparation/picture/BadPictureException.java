package io.github.experimentmaven.preparation.picture;

/** Bytes that are no picture that can be read. The message says why, but not of which file. */
final class BadPictureException extends Exception {

  private static final long serialVersionUID = 1L;

  BadPictureException(String message) {
    super(message);
  }

  BadPictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
