package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.ExitCode;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.RecordJson;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run from the empty folder to its outcome, on the thread that calls it. */
final class RunExecution {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  private final Run run;
  private final LaunchSettings settings;
  private final LaunchListener listener;
  private final Forks forks;
  private final TrainerCommand command;
  private final Queue<String> warnings;
  private final RunTrace trace = new RunTrace();
  private @Nullable ForkFolder fork;

  /**
   * An execution.
   *
   * @param warnings about what all runs share, told by whichever of them starts first
   */
  RunExecution(
      TrainerCommand command,
      LaunchSettings settings,
      LaunchListener listener,
      Forks forks,
      Queue<String> warnings) {
    this.run = command.run();
    this.settings = settings;
    this.listener = listener;
    this.forks = forks;
    this.command = command;
    this.warnings = warnings;
  }

  /**
   * Forks the trainer and stays with it to its end.
   *
   * @param threads that it may compute on
   * @throws InterruptedException if the build was interrupted; the fork is gone then, and the
   *     listener knows
   */
  RunOutcome execute(int threads) throws InterruptedException {
    listener.started(run);
    for (String text = warnings.poll(); text != null; text = warnings.poll()) {
      listener.warned(run, text);
    }
    try {
      RunOutcome outcome = attempt(threads);
      listener.finished(outcome);
      return outcome;
    } catch (InterruptedException e) {
      listener.finished(failed(new Ending.Interrupted()));
      throw e;
    }
  }

  private RunOutcome attempt(int threads) throws InterruptedException {
    try {
      listener.requireOwn();
      fork = ForkFolder.make(run);
      ProcessBuilder builder = command.prepare(fork.files(), threads);
      Process process;
      try {
        process = forks.start(builder);
      } catch (FileNotFoundException e) {
        // Not Java: the log that it is to write cannot be made.
        return failed(new Ending.FilesUnusable(FileFailure.text(e)));
      } catch (IOException e) {
        return failed(new Ending.NotStarted(FileFailure.text(e)));
      }
      return judged(fork, follow(process, fork.files()));
    } catch (ClosedByInterruptException e) {
      // An interrupt in the middle of reading a file is still nothing but an interrupt.
      Thread.interrupted();
      throw new InterruptedException("the build was interrupted");
    } catch (IOException e) {
      return failed(new Ending.FilesUnusable(FileFailure.text(e)));
    }
  }

  /** Returns how the process ended; it and its descendants are gone in any case. */
  private Ending follow(Process process, RunFolder files) throws IOException, InterruptedException {
    EventFollower follower =
        new EventFollower(files.events(), this::publish, warning -> listener.warned(run, warning));
    long start = System.nanoTime();
    boolean timedOut = false;
    try {
      while (!process.waitFor(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        follower.poll();
        timedOut = isOver(settings.timeLimit(), System.nanoTime() - start);
        if (timedOut) {
          break;
        }
      }
    } finally {
      forks.destroy(process);
    }
    follower.drain();
    if (forks.hasEnded()) {
      throw new InterruptedException("the build was ended while " + run.label() + " trained");
    }
    Duration limit = settings.timeLimit();
    if (timedOut && limit != null) {
      return new Ending.TimedOut(limit);
    }
    Optional<CrashReport> crash = CrashReport.of(files.path());
    return crash.isPresent()
        ? new Ending.Crashed(crash.get())
        : new Ending.Exited(process.exitValue());
  }

  private RunOutcome judged(ForkFolder own, Ending ending) throws IOException {
    if (!own.isStillThere()) {
      return failed(new Ending.FolderGone());
    }
    boolean complete =
        ending instanceof Ending.Exited exited
            && exited.code() == ExitCode.OK.code()
            && own.files().isComplete();
    if (!complete) {
      return failed(ending);
    }
    RunResult result = RecordJson.read(own.files().result(), RunResult.class);
    if (!result.fingerprint().equals(run.fingerprint())) {
      return failed(new Ending.OtherResult());
    }
    listener.completed(run, own.files());
    TrainerCommand.discardArguments(own.files());
    listener.requireOwn();
    own.putInPlace();
    return new RunOutcome.Completed(run, result);
  }

  private RunOutcome.Failed failed(Ending ending) {
    List<String> log = fork == null ? List.of() : leave(fork);
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
    command.keepArguments(own.files());
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

  private static boolean isOver(@Nullable Duration limit, long nanos) {
    return limit != null && nanos >= limit.toNanos();
  }
}
