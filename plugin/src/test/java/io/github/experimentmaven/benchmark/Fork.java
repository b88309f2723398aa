package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.plan.RuntimeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A process that does one measurement. */
final class Fork {

  /**
   * One compute thread and the same instruction set for everyone, as the plugin's trainers have
   * them.
   */
  private static final Map<String, String> ONE_THREAD =
      RuntimeFixture.runtime().numerics().variables();

  private static final Duration TIME_LIMIT = Duration.ofMinutes(10);

  private Fork() {}

  /**
   * Runs a command to its end.
   *
   * @param directory the working directory
   * @param log takes what it prints
   * @throws IOException if it cannot be started, takes too long or does not exit with 0
   */
  static void run(List<String> command, Path directory, Path log)
      throws IOException, InterruptedException {
    run(command, Map.of(), directory, log);
  }

  /**
   * The same with another limit.
   *
   * @param limit after which it is stopped
   */
  static void run(List<String> command, Path directory, Path log, Duration limit)
      throws IOException, InterruptedException {
    run(command, Map.of(), directory, log, limit);
  }

  /**
   * The same with more variables.
   *
   * @param variables added to the environment
   */
  static void run(List<String> command, Map<String, String> variables, Path directory, Path log)
      throws IOException, InterruptedException {
    run(command, variables, directory, log, TIME_LIMIT);
  }

  private static void run(
      List<String> command, Map<String, String> variables, Path directory, Path log, Duration limit)
      throws IOException, InterruptedException {
    OptionalInt exitCode = exitCode(command, variables, directory, log, limit);
    if (exitCode.isEmpty()) {
      throw new IOException(
          "%s takes more than %s minutes; see %s"
              .formatted(command.get(0), limit.toMinutes(), log));
    }
    requireSuccess(command.get(0), exitCode.getAsInt(), log);
  }

  /**
   * Runs a command that may fail.
   *
   * @param variables added to the environment
   * @param directory the working directory
   * @param log takes what it prints
   * @param limit after which it is stopped
   * @return what it exits with; empty if it had to be stopped
   * @throws IOException if it cannot be started
   */
  static OptionalInt exitCode(
      List<String> command, Map<String, String> variables, Path directory, Path log, Duration limit)
      throws IOException, InterruptedException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(ONE_THREAD);
    builder.environment().putAll(variables);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try {
      return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)
          ? OptionalInt.of(process.exitValue())
          : OptionalInt.empty();
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * Demands that a process ended well.
   *
   * @throws IOException with what it printed, if it did not
   */
  static void requireSuccess(String command, int exitCode, Path log) throws IOException {
    if (exitCode != 0) {
      throw new IOException(
          command
              + " failed with exit code "
              + exitCode
              + ":\n"
              + Files.readString(log)
              + "\nThis is "
              + log);
    }
  }
}
