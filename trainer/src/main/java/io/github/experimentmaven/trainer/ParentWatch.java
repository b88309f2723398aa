package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.ExitCode;
import io.github.experimentmaven.result.TrainerContract;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Ends this JVM when the one that launched it is gone, however it went: nobody waits for the result
 * any more.
 *
 * <p>Two signs are watched, as each has a gap. The standard input, a pipe whose other end only the
 * launcher holds, reaches its end at once; but a launcher behind a wrapper script may have kept it
 * open. The process id shows any launcher that has vanished; but a killed one still seems alive
 * until its own parent has collected it. The JVM is halted, not exited: shutdown hooks could wait
 * for a training thread that is deep in native code.
 */
public final class ParentWatch {

  // ProcessHandle.onExit() looks at a process that is no child of ours as rarely as every 5 s.
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final Optional<ProcessHandle> parent;
  private final InputStream pipe;
  private final Runnable whenGone;

  /**
   * A watch that is not running yet.
   *
   * @param parent the launcher; empty if there is no such process any more
   * @param pipe reaches its end when the launcher is gone
   * @param whenGone called on a thread of the watch; twice if both signs are seen
   */
  ParentWatch(Optional<ProcessHandle> parent, InputStream pipe, Runnable whenGone) {
    this.parent = parent;
    this.pipe = pipe;
    this.whenGone = whenGone;
  }

  /**
   * Watches the launcher whose process id the system property {@value
   * TrainerContract#PARENT_PROPERTY} tells. Without that property, the trainer was started by hand
   * and is left alone; {@link JobFit} says what it needs then.
   *
   * @throws NumberFormatException if the property is no process id
   */
  public static void start() {
    String pid = System.getProperty(TrainerContract.PARENT_PROPERTY);
    if (pid == null) {
      return;
    }
    new ParentWatch(
            launcher(Long.parseLong(pid), ProcessHandle.current()),
            System.in,
            () -> Runtime.getRuntime().halt(ExitCode.PARENT_GONE.code()))
        .watch();
  }

  /**
   * The process of this id, unless it is younger than its supposed child: then the launcher is gone
   * and its id was given away again. Later reuse of the id is seen by {@link
   * ProcessHandle#isAlive()} itself.
   */
  static Optional<ProcessHandle> launcher(long pid, ProcessHandle child) {
    Optional<Instant> childStart = child.info().startInstant();
    return ProcessHandle.of(pid)
        .filter(
            launcher ->
                childStart
                    .flatMap(
                        ours -> launcher.info().startInstant().map(theirs -> !theirs.isAfter(ours)))
                    .orElse(true));
  }

  void watch() {
    startDaemon("parent-process-watch", this::awaitProcess);
    startDaemon("parent-pipe-watch", this::awaitEndOfPipe);
  }

  private void awaitProcess() {
    try {
      while (parent.map(ProcessHandle::isAlive).orElse(false)) {
        Thread.sleep(INTERVAL.toMillis());
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread on purpose; without it the watch would be blind on one eye.
      Thread.currentThread().interrupt();
    }
    whenGone.run();
  }

  private void awaitEndOfPipe() {
    try {
      while (pipe.read() >= 0) {
        // The launcher has nothing to say; only the end counts.
      }
    } catch (IOException e) {
      // A pipe that cannot be read has no launcher at its other end.
    }
    whenGone.run();
  }

  private static void startDaemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
