package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Asks interpreters of Python what they have. */
final class Python {

  private Python() {}

  /**
   * What a script prints as JSON.
   *
   * @param command the interpreter's
   * @param script which fails where something is missing
   * @param type of the answer
   * @return empty if there is no such command or the script fails
   */
  static <T> Optional<T> ask(String command, Path script, Class<T> type)
      throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command, script.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return Optional.empty(); // there is no such command
    }
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? Optional.of(RecordJson.parse(answer, type)) : Optional.empty();
  }
}
