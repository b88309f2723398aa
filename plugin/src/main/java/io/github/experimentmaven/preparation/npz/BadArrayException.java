package io.github.experimentmaven.preparation.npz;

/** Bytes that are no array that can be read. The message says why, but not of which one. */
final class BadArrayException extends Exception {

  private static final long serialVersionUID = 1L;

  BadArrayException(String message) {
    super(message);
  }
}
