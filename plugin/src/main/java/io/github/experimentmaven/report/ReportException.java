package io.github.experimentmaven.report;

/** A report cannot be made; the message says where it stops and what to do about it. */
public final class ReportException extends Exception {

  private static final long serialVersionUID = 1L;

  ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
