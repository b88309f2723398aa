package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.ExitCode;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
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
      RunFiles.prepare(run);
      ProcessBuilder builder = command.prepare(threads);
      Process process;
      try {
        process = forks.start(builder);
      } catch (IOException e) {
        return failed(new Ending.NotStarted(FileFailure.text(e)));
      }
      RunOutcome outcome = judged(follow(process));
      if (outcome.failure().isEmpty()) {
        command.discardArguments();
      }
      return outcome;
    } catch (ClosedByInterruptException e) {
      // An interrupt in the middle of reading a file is still nothing but an interrupt.
      Thread.interrupted();
      throw new InterruptedException("the build was interrupted");
    } catch (IOException e) {
      return failed(new Ending.FilesUnusable(FileFailure.text(e)));
    }
  }

  /** Returns how the process ended; it and its descendants are gone in any case. */
  private Ending follow(Process process) throws IOException, InterruptedException {
    EventFollower follower =
        new EventFollower(
            run.folder().events(), this::publish, warning -> listener.warned(run, warning));
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
    Optional<CrashReport> crash = CrashReport.of(run.folder().path());
    return crash.isPresent()
        ? new Ending.Crashed(crash.get())
        : new Ending.Exited(process.exitValue());
  }

  private RunOutcome judged(Ending ending) throws IOException {
    boolean ended = ending instanceof Ending.Exited exited && exited.code() == ExitCode.OK.code();
    if (ended && run.pause() != null && Files.isRegularFile(run.folder().paused())) {
      return paused(run.pause());
    }
    if (!ended || !run.folder().isComplete()) {
      return failed(ending);
    }
    RunResult result = RecordJson.read(run.folder().result(), RunResult.class);
    return result.fingerprint().equals(run.fingerprint())
        ? new RunOutcome.Completed(run, result)
        : failed(new Ending.OtherResult());
  }

  private RunOutcome paused(int epoch) throws IOException {
    PausedRun paused =
        RecordJson.read(run.folder().paused(), PausedRun.class, PausedRun.FORMAT_VERSION);
    // It has come further if an earlier build had.
    return paused.fingerprint().equals(run.fingerprint()) && paused.epochs().size() >= epoch
        ? new RunOutcome.Paused(run, paused.after(epoch))
        : failed(new Ending.OtherResult());
  }

  private RunOutcome.Failed failed(Ending ending) {
    List<String> log;
    try {
      RunFiles.discardResults(run.folder());
      log = LogTail.of(run.folder().log());
    } catch (IOException e) {
      // The ending that is reported matters more; this only shortens its explanation.
      log = List.of("(" + FileFailure.text(e) + ")");
    }
    FailureMessage message = new FailureMessage(run, settings, ending, trace, log);
    return new RunOutcome.Failed(run, message.reason(), message.text());
  }

  private void publish(RunEvent event) {
    if (event instanceof RunEvent.Warned warned) {
      listener.warned(run, warned.message());
      return;
    }
    trace.add(event);
    listener.happened(run, event);
  }

  private static boolean isOver(@Nullable Duration limit, long nanos) {
    return limit != null && nanos >= limit.toNanos();
  }
}
