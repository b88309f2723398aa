package io.github.experimentmaven.trainer;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Notices that a class of a project ends the JVM, which would otherwise look like an end of the
 * trainer's own. A JVM that is ended from outside has no thread that calls {@code System.exit}.
 */
final class ExitWatch {

  private final Consumer<String> whenExited;
  private volatile boolean watching = true;

  private ExitWatch(Consumer<String> whenExited) {
    this.whenExited = whenExited;
  }

  /**
   * Watches from now on.
   *
   * @param whenExited is told who called {@code System.exit}, and must not return
   */
  static ExitWatch start(Consumer<String> whenExited) {
    ExitWatch watch = new ExitWatch(whenExited);
    Runtime.getRuntime().addShutdownHook(new Thread(watch::atShutdown, "experiment-exit-watch"));
    return watch;
  }

  /** From now on the trainer may end. */
  void stop() {
    watching = false;
  }

  private void atShutdown() {
    if (watching) {
      caller().ifPresent(whenExited);
    }
  }

  private static Optional<String> caller() {
    return Thread.getAllStackTraces().values().stream()
        .filter(ExitWatch::exits)
        .findFirst()
        .map(UserFrames::first);
  }

  private static boolean exits(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .anyMatch(
            frame ->
                frame.getClassName().equals("java.lang.Runtime")
                    && frame.getMethodName().equals("exit"));
  }
}
