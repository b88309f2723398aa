package io.github.experimentmaven.launch;

import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.result.ExitCode;
import java.time.Duration;
import java.util.List;

/** How a run ended that did not complete. */
sealed interface Ending {

  /** What happened, in a few words. */
  String whatHappened();

  /**
   * What stands behind it and what to do about it, line by line.
   *
   * @param settings what the run was launched with
   * @param plan what it was to take of memory
   * @return nothing if that is not known
   */
  List<String> remedy(LaunchSettings settings, MemoryPlan plan);

  /**
   * The trainer's process ended by itself, or was killed by someone else.
   *
   * @param code 128 + the signal's number if it was a signal; 0 if there is no readable result
   *     although all seemed well
   */
  record Exited(int code) implements Ending {

    @Override
    public String whatHappened() {
      return ExitText.of(code);
    }

    @Override
    public List<String> remedy(LaunchSettings settings, MemoryPlan plan) {
      return code == ExitCode.OUT_OF_MEMORY.code()
          ? List.of(
              "Java heap: " + MemoryLimit.heap(settings, plan).words(),
              "off-heap memory: " + MemoryLimit.offHeap(settings, plan).words())
          : List.of();
    }
  }

  /**
   * The trainer's JVM crashed, and said so.
   *
   * @param report what it said
   */
  record Crashed(CrashReport report) implements Ending {

    @Override
    public String whatHappened() {
      String signal = report.signal();
      if (signal == null) {
        return "the system had no more memory for the JVM";
      }
      return "the JVM crashed with "
          + signal
          + (report.frame() == null ? "" : " in " + report.frame());
    }

    @Override
    public List<String> remedy(LaunchSettings settings, MemoryPlan plan) {
      if (report.signal() == null) {
        return List.of(
            "train fewer at once with experiment.parallel, or give the machine or container more",
            "Java heap: " + MemoryLimit.heap(settings, plan).words(),
            "off-heap memory: " + MemoryLimit.offHeap(settings, plan).words());
      }
      return List.of("the report of the crash is hs_err.log in the run's folder");
    }
  }

  /**
   * We killed it.
   *
   * @param limit the time it had
   */
  record TimedOut(Duration limit) implements Ending {

    @Override
    public String whatHappened() {
      return "timed out after " + words();
    }

    @Override
    public List<String> remedy(LaunchSettings settings, MemoryPlan plan) {
      return List.of("the limit is set by experiment.timeout");
    }

    private String words() {
      long seconds = limit.toSeconds();
      if (seconds == 0) {
        return limit.toMillis() + " ms";
      }
      return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
  }

  /** The build was interrupted. */
  record Interrupted() implements Ending {

    @Override
    public String whatHappened() {
      return "interrupted with the build";
    }

    @Override
    public List<String> remedy(LaunchSettings settings, MemoryPlan plan) {
      return List.of();
    }
  }

  /**
   * The system's {@code java} could not be started.
   *
   * @param problem what the system says
   */
  record NotStarted(String problem) implements Ending {

    @Override
    public String whatHappened() {
      return "Java could not be started";
    }

    @Override
    public List<String> remedy(LaunchSettings settings, MemoryPlan plan) {
      return List.of(problem, "the executable is set by experiment.jvm");
    }
  }

  /** There is a result, but of other inputs: somebody else has written into the fork's folder. */
  record OtherResult() implements Ending {

    @Override
    public String whatHappened() {
      return "the result in the run's folder is that of another run";
    }

    @Override
    public List<String> remedy(LaunchSettings settings, MemoryPlan plan) {
      return List.of("another build has written to the same folder: let it end, and build again");
    }
  }

  /** Somebody has removed the fork's folder, as by deleting {@code target}. */
  record FolderGone() implements Ending {

    @Override
    public String whatHappened() {
      return "the run's folder was removed while it trained";
    }

    @Override
    public List<String> remedy(LaunchSettings settings, MemoryPlan plan) {
      return List.of("if another build uses the same folder now, let it end, and build again");
    }
  }

  /**
   * No machine of a cluster has trained it to its end.
   *
   * @param reason what the cluster says
   */
  record ClusterFailed(String reason) implements Ending {

    @Override
    public String whatHappened() {
      return "the cluster did not train it: " + reason;
    }

    @Override
    public List<String> remedy(LaunchSettings settings, MemoryPlan plan) {
      return List.of();
    }
  }

  /**
   * The run's files cannot be written or read.
   *
   * @param problem which, and why
   */
  record FilesUnusable(String problem) implements Ending {

    @Override
    public String whatHappened() {
      return "the run's files are unusable";
    }

    @Override
    public List<String> remedy(LaunchSettings settings, MemoryPlan plan) {
      return List.of(problem);
    }
  }
}
