package io.github.experimentmaven.result;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a trainer's JVM ends. 1 is missing on purpose: the JVM itself ends with it when it cannot
 * start or an exception escapes.
 */
public enum ExitCode {
  /** The result is written. */
  OK(0, "completed"),
  /**
   * {@code job.json} is missing, damaged or of another format version; or the trainer would compute
   * otherwise than its identity says, by another revision or other kernels.
   */
  JOB_UNREADABLE(2, "job unreadable"),
  /** A file of the data set is missing, damaged or not what the job says of it. */
  DATASET_UNREADABLE(3, "data set unreadable"),
  /** The loss is no finite number any more. */
  DIVERGED(4, "training diverged"),
  /** The Java heap or the memory outside of it is used up. */
  OUT_OF_MEMORY(5, "out of memory"),
  /** Any other error the trainer could still report. */
  FAILED(6, "trainer failed"),
  /** The process that launched the trainer is gone, so nobody waits for the result. */
  PARENT_GONE(7, "the launching process is gone");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The process's exit value. */
  public int code() {
    return code;
  }

  /** A few words for people. */
  public String meaning() {
    return meaning;
  }

  /** The exit code of this value; empty if a trainer never ends with it by itself. */
  public static Optional<ExitCode> of(int code) {
    return Arrays.stream(values()).filter(exit -> exit.code == code).findFirst();
  }
}
