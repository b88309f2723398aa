package io.github.experimentmaven.descriptor;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** What to write for activation functions of Keras that are called otherwise here or left out. */
final class KerasActivations {

  private static final Map<String, String> HINTS =
      Map.ofEntries(
          entry("swish", "write silu"),
          entry(
              "gelu",
              "Deeplearning4j has only approximations of gelu, so that a saved model would give"
                  + " other outputs; silu is near to it"),
          entry(
              "hard_sigmoid",
              "by that name Deeplearning4j computes 0.2 * x + 0.5 between 0 and 1, where Keras 3 has"
                  + " x / 6 + 0.5, so that a saved model would give other outputs; write sigmoid"),
          entry(
              "exponential",
              "Deeplearning4j has no such function, so that no model could be saved; softplus is"
                  + " positive, too"));

  private KerasActivations() {}

  /** What to write in the place of a name. */
  static Optional<String> hint(String name) {
    return Optional.ofNullable(HINTS.get(name));
  }
}
