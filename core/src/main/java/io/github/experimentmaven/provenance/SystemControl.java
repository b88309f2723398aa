package io.github.experimentmaven.provenance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The settings of a macOS system. */
final class SystemControl {

  private SystemControl() {}

  /**
   * What {@code sysctl} prints of some settings; those that this system does not have are left out.
   *
   * @throws IOException if there is no such command
   */
  static String read(String... names) throws IOException {
    List<String> command = new ArrayList<>(List.of("/usr/sbin/sysctl"));
    command.addAll(List.of(names));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
