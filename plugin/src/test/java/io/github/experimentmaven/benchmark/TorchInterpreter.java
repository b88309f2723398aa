package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Python that can import PyTorch.
 *
 * @param executable its command
 * @param version of PyTorch
 * @param referenceBlas whether it computes with the reference BLAS, which does not do PyTorch
 *     justice
 */
record TorchInterpreter(String executable, String version, boolean referenceBlas) {

  /** What {@code probe.py} tells. */
  private record Probe(String version, boolean referenceBlas) {}

  /**
   * The first of these commands that can import PyTorch.
   *
   * @param probe the script {@code probe.py}
   */
  static Optional<TorchInterpreter> find(List<String> candidates, Path probe)
      throws IOException, InterruptedException {
    for (String candidate : candidates) {
      Optional<Probe> answer = ask(candidate, probe);
      if (answer.isPresent()) {
        return Optional.of(
            new TorchInterpreter(candidate, answer.get().version(), answer.get().referenceBlas()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Probe> ask(String python, Path probe)
      throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(python, probe.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return Optional.empty(); // there is no such command
    }
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0
        ? Optional.of(RecordJson.parse(answer, Probe.class))
        : Optional.empty();
  }
}
