package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says why a run did not complete.
 *
 * @param run the run
 * @param settings what it was launched with
 * @param ending how it ended
 * @param trace how far it had come
 * @param log the log's last lines
 */
record FailureMessage(
    Run run, LaunchSettings settings, Ending ending, RunTrace trace, List<String> log) {

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

  /** What happened, on one line, without paths of this machine. */
  String reason() {
    String what = whatHappened();
    String complaint = trace.complaint();
    return complaint == null ? what : what + ": " + String.join(" ", complaint.lines().toList());
  }

  /** All that is known, on several lines, without a line break at the end. */
  String text() {
    StringBuilder text = new StringBuilder(run.label()).append(": ").append(reason());
    remedy().ifPresent(text::append);
    text.append("\n  last event: ")
        .append(trace.lastEvent().orElse("none, the trainer did not get as far as its first"));
    if (log.isEmpty()) {
      text.append("\n  log: empty");
    } else {
      text.append("\n  end of the log:");
      log.forEach(line -> text.append("\n  | ").append(line));
    }
    return text.append("\n  folder: ").append(folder()).toString();
  }

  private String whatHappened() {
    if (ending instanceof Ending.TimedOut timedOut) {
      return "timed out after " + words(timedOut.limit());
    }
    if (ending instanceof Ending.Interrupted) {
      return "interrupted with the build";
    }
    if (ending instanceof Ending.NotStarted) {
      return "Java could not be started";
    }
    if (ending instanceof Ending.FilesUnusable) {
      return "the run's files are unusable";
    }
    return whatHappened(((Ending.Exited) ending).code());
  }

  private static String whatHappened(int code) {
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
        ? killedBy(code - SIGNAL_BASE)
        : "unexpected exit code " + code;
  }

  private static String killedBy(int signal) {
    String name = SIGNALS.get(signal);
    String cause = CAUSES.get(signal);
    return "killed by signal "
        + signal
        + (name == null ? "" : " (" + name + ")")
        + (cause == null ? "" : ", " + cause);
  }

  private Optional<String> remedy() {
    if (ending instanceof Ending.TimedOut) {
      return Optional.of("\n  the limit is set by experiment.timeout");
    }
    if (ending instanceof Ending.NotStarted notStarted) {
      return Optional.of(
          "\n  " + notStarted.problem() + "\n  the executable is set by experiment.jvm");
    }
    if (ending instanceof Ending.FilesUnusable unusable) {
      return Optional.of("\n  " + unusable.problem());
    }
    if (ending instanceof Ending.Exited exited && exited.code() == ExitCode.OUT_OF_MEMORY.code()) {
      return Optional.of(
          limit("Java heap", MemoryLimit.heap(settings))
              + limit("off-heap memory", MemoryLimit.offHeap(settings)));
    }
    return Optional.empty();
  }

  private static String limit(String memory, MemoryLimit limit) {
    return "\n  " + memory + ": at most " + limit.size() + ", set by " + limit.remedy();
  }

  private String folder() {
    Path base = settings.directory().toAbsolutePath().normalize();
    Path folder = run.folder().path().toAbsolutePath().normalize();
    Path shown = folder.startsWith(base) ? base.relativize(folder) : folder;
    return shown.toString().replace('\\', '/');
  }

  private static String words(Duration limit) {
    long seconds = limit.toSeconds();
    if (seconds == 0) {
      return limit.toMillis() + " ms";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
