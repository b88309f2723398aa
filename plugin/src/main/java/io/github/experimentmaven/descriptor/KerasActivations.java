package io.github.experimentmaven.descriptor;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** What to write for activation functions of Keras that are called otherwise here or left out. */
final class KerasActivations {

  private static final String NOT_SAVED =
      "Deeplearning4j has no such function, so that no model could be saved";

  private static final Map<String, String> HINTS =
      Map.ofEntries(
          entry("None", "leave activation out, or write linear"),
          entry("swish", "write silu"),
          entry("hard_swish", "write hard_silu"),
          entry("log_softmax", NOT_SAVED + "; softmax ends a network that tells classes apart"),
          entry("squareplus", NOT_SAVED + "; softplus is near to it"),
          entry("sparse_plus", NOT_SAVED + "; softplus is near to it"),
          entry("sparse_sigmoid", NOT_SAVED + "; hard_sigmoid is 0 and 1 in parts, too"),
          entry("sparsemax", NOT_SAVED + "; softmax gives shares, too"),
          entry(
              "gelu",
              "Deeplearning4j has no error function, and by that name computes"
                  + " x * sigmoid(1.702 * x), so that a saved model would give other outputs; silu is"
                  + " near to it"),
          entry("exponential", NOT_SAVED + "; softplus is positive, too"));

  private KerasActivations() {}

  /** What to write in the place of a name. */
  static Optional<String> hint(String name) {
    return Optional.ofNullable(HINTS.get(name));
  }
}
