package io.github.experimentmaven.benchmark;

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
      Map.of(
          "OMP_NUM_THREADS", "1",
          "OMP_DYNAMIC", "FALSE",
          "OPENBLAS_NUM_THREADS", "1",
          "MKL_NUM_THREADS", "1",
          "OPENBLAS_CORETYPE", "Haswell",
          "DNNL_MAX_CPU_ISA", "AVX2",
          "ONEDNN_MAX_CPU_ISA", "AVX2");

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
    Files.createDirectories(log.toAbsolutePath().getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(ONE_THREAD);
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
