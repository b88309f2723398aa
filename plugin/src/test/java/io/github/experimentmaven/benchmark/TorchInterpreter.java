package io.github.experimentmaven.benchmark;

import java.io.IOException;
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
      Optional<Probe> answer = Python.ask(candidate, probe, Probe.class);
      if (answer.isPresent()) {
        return Optional.of(
            new TorchInterpreter(candidate, answer.get().version(), answer.get().referenceBlas()));
      }
    }
    return Optional.empty();
  }
}
