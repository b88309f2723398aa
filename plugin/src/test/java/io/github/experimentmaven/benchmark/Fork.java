package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.plan.RuntimeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that does one measurement. */
final class Fork {

  /**
   * One compute thread and the same instruction set for everyone, as the plugin's trainers have
   * them.
   */
  private static final Map<String, String> ONE_THREAD =
      RuntimeFixture.runtime().numerics().variables();

  private static final long TIME_LIMIT_MINUTES = 10;

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
   * The same with more variables.
   *
   * @param variables added to the environment
   */
  static void run(List<String> command, Map<String, String> variables, Path directory, Path log)
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
      if (!process.waitFor(TIME_LIMIT_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException(
            command.get(0) + " takes more than " + TIME_LIMIT_MINUTES + " minutes; see " + log);
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          command.get(0)
              + " failed with exit code "
              + process.exitValue()
              + ":\n"
              + Files.readString(log)
              + "\nThis is "
              + log);
    }
  }
}
