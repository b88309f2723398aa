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
 */
record TorchInterpreter(String executable, String version) {

  /** What {@code probe.py} tells. */
  private record Probe(String version, boolean referenceBlas) {}

  /**
   * The first of these commands that can import PyTorch.
   *
   * @param probe the script {@code probe.py}
   * @throws UnfairException if it would compute with the reference BLAS, which does not do PyTorch
   *     justice
   */
  static Optional<TorchInterpreter> find(List<String> candidates, Path probe)
      throws IOException, InterruptedException, UnfairException {
    for (String candidate : candidates) {
      Optional<Probe> answer = ask(candidate, probe);
      if (answer.isPresent()) {
        if (answer.get().referenceBlas()) {
          throw new UnfairException(
              "PyTorch of "
                  + candidate
                  + " computes with the reference BLAS; install OpenBLAS"
                  + " (Debian: libopenblas0-pthread)");
        }
        return Optional.of(new TorchInterpreter(candidate, answer.get().version()));
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

  /** Thrown when a comparison would flatter the plugin. */
  static final class UnfairException extends Exception {

    private static final long serialVersionUID = 1L;

    UnfairException(String message) {
      super(message);
    }
  }
}
