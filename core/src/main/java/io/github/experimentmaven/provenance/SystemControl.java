package io.github.experimentmaven.provenance;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The settings of a macOS system, asked for once in the life of a JVM. */
final class SystemControl {

  private static final SystemControl THIS_SYSTEM =
      new SystemControl(List.of("/usr/sbin/sysctl"), Duration.ofSeconds(10));

  private final List<String> command;
  private final Duration patience;
  private final Map<List<String>, String> known = new HashMap<>();

  /**
   * @param command that prints settings, without their names
   * @param patience how long it may take
   */
  SystemControl(List<String> command, Duration patience) {
    this.command = List.copyOf(command);
    this.patience = patience;
  }

  /**
   * What {@code sysctl} prints of some settings of this system.
   *
   * @throws IOException if there is no such command, or it fails or takes too long
   */
  static String read(String... names) throws IOException {
    return THIS_SYSTEM.settings(names);
  }

  /**
   * What the command prints of some settings. Half of it would be another processor: it is all, or
   * an error, and an error is not remembered.
   *
   * @throws IOException if the command cannot be started, fails or takes too long
   */
  synchronized String settings(String... names) throws IOException {
    List<String> key = List.of(names);
    String settings = known.get(key);
    if (settings == null) {
      List<String> whole = new ArrayList<>(command);
      whole.addAll(key);
      settings = printed(whole);
      known.put(key, settings);
    }
    return settings;
  }

  private String printed(List<String> whole) throws IOException {
    // Into a file: whoever reads a pipe to its end cannot stop waiting.
    Path output = Files.createTempFile("sysctl", ".txt");
    try {
      Process process =
          new ProcessBuilder(whole)
              .redirectError(Redirect.DISCARD)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      await(process, whole);
      return Files.readString(output);
    } finally {
      Files.delete(output);
    }
  }

  private void await(Process process, List<String> whole) throws IOException {
    String shown = String.join(" ", whole);
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "'%s' has not ended after %s ms; run it to see why"
                .formatted(shown, patience.toMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for '" + shown + "'");
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "'%s' failed with exit code %s; run it to see why".formatted(shown, process.exitValue()));
    }
  }
}
