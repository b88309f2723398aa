package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedResult;

/** What an experiment's results are compared with. */
public sealed interface Reference {

  /** Nothing: only what the experiment itself demands is judged. */
  record Ignored() implements Reference {}

  /**
   * A baseline that is not there yet.
   *
   * @param shownAs where it would be
   * @param isFailure whether an experiment that needs it fails
   */
  record Missing(String shownAs, boolean isFailure) implements Reference {}

  /**
   * A baseline that was accepted, as a file that lay beside it tells, and is not there any more. An
   * experiment that needs it fails: nobody should get rid of a gate by deleting a file.
   *
   * @param shownAs where it was
   * @param left the file that is left, as people know it
   */
  record Lost(String shownAs, String left) implements Reference {}

  /**
   * A baseline of the same experiment and test data.
   *
   * @param baseline its figures
   */
  record Accepted(AcceptedResult baseline) implements Reference {}
}
