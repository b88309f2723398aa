package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.storage.FileFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
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
  private final RunInProgress progress;

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
    progress = new RunInProgress(run, settings, listener, command::keepArguments);
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
      listener.finished(progress.failed(new Ending.Interrupted()));
      throw e;
    }
  }

  private RunOutcome attempt(int threads) throws InterruptedException {
    try {
      progress.begin();
      ProcessBuilder builder = command.prepare(progress.files(), threads);
      Process process;
      try {
        process = forks.start(builder);
      } catch (FileNotFoundException e) {
        // Not Java: the log that it is to write cannot be made.
        return progress.failed(new Ending.FilesUnusable(FileFailure.text(e)));
      } catch (IOException e) {
        return progress.failed(new Ending.NotStarted(FileFailure.text(e)));
      }
      return progress.judged(follow(process));
    } catch (ClosedByInterruptException e) {
      // An interrupt in the middle of reading a file is still nothing but an interrupt.
      Thread.interrupted();
      throw new InterruptedException("the build was interrupted");
    } catch (IOException e) {
      return progress.failed(new Ending.FilesUnusable(FileFailure.text(e)));
    }
  }

  /** Returns how the process ended; it and its descendants are gone in any case. */
  private Ending follow(Process process) throws IOException, InterruptedException {
    EventFollower follower = progress.follower();
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
    Optional<CrashReport> crash = CrashReport.of(progress.files().path());
    return crash.isPresent()
        ? new Ending.Crashed(crash.get())
        : new Ending.Exited(process.exitValue());
  }

  private static boolean isOver(@Nullable Duration limit, long nanos) {
    return limit != null && nanos >= limit.toNanos();
  }
}
