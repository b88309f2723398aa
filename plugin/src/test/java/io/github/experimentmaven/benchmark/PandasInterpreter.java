package io.github.experimentmaven.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Python that can import pandas.
 *
 * @param executable its command
 * @param version of pandas
 */
record PandasInterpreter(String executable, String version) {

  /** What {@code probe_pandas.py} tells. */
  private record Probe(String version) {}

  /**
   * The first of these commands that can import pandas.
   *
   * @param probe the script {@code probe_pandas.py}
   */
  static Optional<PandasInterpreter> find(List<String> candidates, Path probe)
      throws IOException, InterruptedException {
    for (String candidate : candidates) {
      Optional<Probe> answer = Python.ask(candidate, probe, Probe.class);
      if (answer.isPresent()) {
        return Optional.of(new PandasInterpreter(candidate, answer.get().version()));
      }
    }
    return Optional.empty();
  }
}
