package io.github.experimentmaven.launch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The live forks of one launch, none of which outlives it: closing ends them all, and so does the
 * end of this JVM (Ctrl-C, SIGTERM). A killed JVM cannot do that; its forks notice by themselves.
 *
 * <p>On {@link ProcessBuilder} and not on Commons Exec, which hides the process: there would be no
 * way to its descendants, to an open pipe as its standard input, and to a log that the system
 * itself writes.
 */
final class Forks implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 5;

  private final Set<Process> alive = new HashSet<>();
  private final Thread hook = new Thread(this::end, "experiment-forks-end");
  private boolean ended;

  Forks() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This JVM is on its way out already.
      end();
    }
  }

  /**
   * Starts a fork.
   *
   * @throws IOException if the system cannot
   * @throws InterruptedException if the launch is at its end, so that nothing may start any more
   */
  synchronized Process start(ProcessBuilder command) throws IOException, InterruptedException {
    if (ended) {
      throw new InterruptedException("no trainer is started while the build is being ended");
    }
    Process process = command.start();
    alive.add(process);
    return process;
  }

  /** Whether forks were ended from outside, so that their exit says nothing about themselves. */
  synchronized boolean hasEnded() {
    return ended;
  }

  /** Kills a fork and its descendants if they still live, and waits for them briefly. */
  void destroy(Process process) {
    destroyAll(List.of(process));
    synchronized (this) {
      alive.remove(process);
    }
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is running; it finds nothing to do.
    }
  }

  private void end() {
    List<Process> left;
    synchronized (this) {
      ended = true;
      left = new ArrayList<>(alive);
      alive.clear();
    }
    destroyAll(left);
  }

  private static void destroyAll(List<Process> processes) {
    // Descendants first: once their parent is gone, nothing leads to them any more.
    List<ProcessHandle> handles =
        processes.stream()
            .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process.toHandle())))
            .toList();
    handles.forEach(ProcessHandle::destroyForcibly);
    boolean interrupted = Thread.interrupted();
    for (ProcessHandle handle : handles) {
      interrupted |= awaitEnd(handle);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether the thread was interrupted meanwhile. */
  private static boolean awaitEnd(ProcessHandle handle) {
    try {
      handle.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // Stuck in the kernel, on a dead network drive for example: it dies when it gets out.
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot wait for process " + handle.pid(), e);
    } catch (InterruptedException e) {
      return true;
    }
    return false;
  }
}
