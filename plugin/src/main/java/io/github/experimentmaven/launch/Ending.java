package io.github.experimentmaven.launch;

import java.time.Duration;

/** How a run ended that did not complete. */
sealed interface Ending {

  /**
   * The trainer's process ended by itself, or was killed by someone else.
   *
   * @param code 128 + the signal's number if it was a signal; 0 if there is no readable result
   *     although all seemed well
   */
  record Exited(int code) implements Ending {}

  /**
   * We killed it.
   *
   * @param limit the time it had
   */
  record TimedOut(Duration limit) implements Ending {}

  /** The build was interrupted. */
  record Interrupted() implements Ending {}

  /**
   * The system's {@code java} could not be started.
   *
   * @param problem what the system says
   */
  record NotStarted(String problem) implements Ending {}

  /**
   * The run's files cannot be written or read.
   *
   * @param problem which, and why
   */
  record FilesUnusable(String problem) implements Ending {}
}
