package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunResult;
import java.util.Optional;

/** What became of a run: a result, the beginning of one, a failure, or nothing. */
public sealed interface RunOutcome {

  /** The run. */
  Run run();

  /** What it left; empty if it left nothing. */
  Optional<RunResult> completion();

  /** Why it failed; empty if it did not. */
  Optional<Failed> failure();

  /**
   * The trainer ended with 0 and left its result.
   *
   * @param run the run
   * @param result what it left
   */
  record Completed(Run run, RunResult result) implements RunOutcome {

    @Override
    public Optional<RunResult> completion() {
      return Optional.of(result);
    }

    @Override
    public Optional<Failed> failure() {
      return Optional.empty();
    }
  }

  /**
   * The trainer ended with 0 and has paused where it was to, without a result; or it is known how
   * far the training had come there. Its folder need not have a checkpoint.
   *
   * @param run the run, which has a {@linkplain Run#pause() pause}
   * @param paused how far it has come
   */
  record Paused(Run run, PausedRun paused) implements RunOutcome {

    @Override
    public Optional<RunResult> completion() {
      return Optional.empty();
    }

    @Override
    public Optional<Failed> failure() {
      return Optional.empty();
    }
  }

  /**
   * Anything else. The folder keeps events and log, but nothing that looks like a result.
   *
   * @param run the run
   * @param reason what happened, on one line, without paths of this machine
   * @param message all that is known, on several lines: run, reason, last event, the log's last
   *     lines, folder
   */
  record Failed(Run run, String reason, String message) implements RunOutcome {

    @Override
    public Optional<RunResult> completion() {
      return Optional.empty();
    }

    @Override
    public Optional<Failed> failure() {
      return Optional.of(this);
    }
  }

  /**
   * It was not begun, as another run had failed. Its folder is as it was.
   *
   * @param run the run
   */
  record NotStarted(Run run) implements RunOutcome {

    @Override
    public Optional<RunResult> completion() {
      return Optional.empty();
    }

    @Override
    public Optional<Failed> failure() {
      return Optional.empty();
    }
  }
}
