package io.github.experimentmaven.failure;

/** A report cannot be made; the message says where it stops and what to do about it. */
public final class ReportException extends ExperimentException {

  private static final long serialVersionUID = 1L;

  public ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
