package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.ExitCode;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run on its way, wherever its trainer is: the folder that its files come to, how far it has
 * come, and what it comes to.
 */
final class RunInProgress {

  private final Run run;
  private final LaunchSettings settings;
  private final LaunchListener listener;
  private final Leaving leaving;
  private final RunTrace trace = new RunTrace();
  private @Nullable ForkFolder fork;

  /** Has something done with the files of a run that did not complete. */
  @FunctionalInterface
  interface Leaving {

    void leave(RunFolder files) throws IOException;
  }

  RunInProgress(Run run, LaunchSettings settings, LaunchListener listener) {
    this(run, settings, listener, files -> {});
  }

  /**
   * @param leaving is done with the files of a run that did not complete before they are the run's
   */
  RunInProgress(Run run, LaunchSettings settings, LaunchListener listener, Leaving leaving) {
    this.run = run;
    this.settings = settings;
    this.listener = listener;
    this.leaving = leaving;
  }

  /**
   * Makes the folder that the files come to.
   *
   * @throws IOException if it cannot be made
   */
  void begin() throws IOException {
    listener.requireOwn();
    fork = ForkFolder.make(run);
  }

  /** The files that come, once it has begun. */
  RunFolder files() {
    return own().files();
  }

  /** Reads the events that come, from the first. */
  EventFollower follower() {
    return new EventFollower(
        files().events(), this::publish, warning -> listener.warned(run, warning));
  }

  /**
   * What it comes to, when all files are there that will be.
   *
   * @throws IOException if they cannot be read, or not be put where the run's belong
   */
  RunOutcome judged(Ending ending) throws IOException {
    ForkFolder own = own();
    if (!own.isStillThere()) {
      return failed(new Ending.FolderGone());
    }
    boolean ended = ending instanceof Ending.Exited exited && exited.code() == ExitCode.OK.code();
    Integer pause = run.pause();
    if (ended && pause != null && Files.isRegularFile(own.files().paused())) {
      return paused(own, pause);
    }
    if (!ended || !own.files().isComplete()) {
      return failed(ending);
    }
    RunResult result = RecordJson.read(own.files().result(), RunResult.class);
    if (!result.fingerprint().equals(run.fingerprint())) {
      return failed(new Ending.OtherResult());
    }
    listener.completed(run, own.files());
    putInPlace(own);
    return new RunOutcome.Completed(run, result);
  }

  private RunOutcome paused(ForkFolder own, int epoch) throws IOException {
    PausedRun paused =
        RecordJson.read(own.files().paused(), PausedRun.class, PausedRun.FORMAT_VERSION);
    // It has come further if an earlier build had.
    if (!paused.fingerprint().equals(run.fingerprint()) || paused.epochs().size() < epoch) {
      return failed(new Ending.OtherResult());
    }
    putInPlace(own);
    return new RunOutcome.Paused(run, paused.after(epoch));
  }

  private void putInPlace(ForkFolder own) throws IOException {
    TrainerCommand.discardArguments(own.files());
    listener.requireOwn();
    own.putInPlace();
  }

  /** What it comes to when it has no result. */
  RunOutcome.Failed failed(Ending ending) {
    ForkFolder own = fork;
    List<String> log = own == null ? List.of() : leave(own);
    FailureMessage message =
        new FailureMessage(run, settings, ending, trace, FullDisk.of(run.folder().path()), log);
    return new RunOutcome.Failed(run, message.reason(), message.text());
  }

  /**
   * Leaves what may be of use of a fork that did not complete, even if the thread is interrupted
   * once more.
   *
   * @return the end of its log
   */
  private List<String> leave(ForkFolder own) {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          List<String> log = LogTail.of(own.files().log()).stream().map(own::shown).toList();
          putAside(own);
          return log;
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        } catch (IOException e) {
          // The ending that is reported matters more; this only shortens its explanation.
          return List.of("(" + FileFailure.text(e) + ")");
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void putAside(ForkFolder own) throws IOException {
    if (!own.isStillThere()) {
      own.remove();
      return;
    }
    own.discardResults();
    try {
      listener.requireOwn();
    } catch (IOException e) {
      own.remove();
      throw e;
    }
    leaving.leave(own.files());
    own.putInPlace();
  }

  private void publish(RunEvent event) {
    if (event instanceof RunEvent.Warned warned) {
      listener.warned(run, warned.message());
      return;
    }
    ForkFolder own = fork;
    trace.add(
        event instanceof RunEvent.Failed failed && own != null
            ? new RunEvent.Failed(own.shown(failed.message()))
            : event);
    listener.happened(run, event);
  }

  private ForkFolder own() {
    ForkFolder own = fork;
    if (own == null) {
      throw new IllegalStateException(run.label() + " has not begun");
    }
    return own;
  }
}
