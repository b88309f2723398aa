package io.github.experimentmaven.launch;

import io.github.experimentmaven.result.ExitCode;
import java.util.Map;
import java.util.Optional;

/** What the exit code of a trainer says that left no result, for people. */
final class ExitText {

  private static final int SIGNAL_BASE = 128;

  // Those whose number is the same on Linux and macOS.
  private static final Map<Integer, String> SIGNALS =
      Map.ofEntries(
          Map.entry(1, "SIGHUP"),
          Map.entry(2, "SIGINT"),
          Map.entry(3, "SIGQUIT"),
          Map.entry(4, "SIGILL"),
          Map.entry(5, "SIGTRAP"),
          Map.entry(6, "SIGABRT"),
          Map.entry(8, "SIGFPE"),
          Map.entry(9, "SIGKILL"),
          Map.entry(11, "SIGSEGV"),
          Map.entry(13, "SIGPIPE"),
          Map.entry(14, "SIGALRM"),
          Map.entry(15, "SIGTERM"),
          Map.entry(24, "SIGXCPU"),
          Map.entry(25, "SIGXFSZ"));

  // What usually stands behind a signal that nobody sent by hand.
  private static final Map<Integer, String> CAUSES =
      Map.of(
          6, "the JVM or native code in it crashed",
          9, "by hand, or by the system when it ran out of memory");

  private ExitText() {}

  /** In a few words. */
  static String of(int code) {
    if (code == ExitCode.OK.code()) {
      return "the trainer ended without an error, but left no result";
    }
    Optional<String> meaning = ExitCode.of(code).map(ExitCode::meaning);
    if (meaning.isPresent()) {
      return meaning.get() + " (exit code " + code + ")";
    }
    if (code == 1) {
      return "the JVM could not start or ended with an uncaught exception (exit code 1)";
    }
    return code > SIGNAL_BASE && code < 2 * SIGNAL_BASE
        ? ofProcess(code)
        : "unexpected exit code " + code;
  }

  /** What the exit code of another process says, in a few words. */
  static String ofProcess(int code) {
    return code > SIGNAL_BASE && code < 2 * SIGNAL_BASE
        ? killedBy(code - SIGNAL_BASE)
        : "exit code " + code;
  }

  private static String killedBy(int signal) {
    String name = SIGNALS.get(signal);
    String cause = CAUSES.get(signal);
    return "killed by signal "
        + signal
        + (name == null ? "" : " (" + name + ")")
        + (cause == null ? "" : ", " + cause);
  }
}
