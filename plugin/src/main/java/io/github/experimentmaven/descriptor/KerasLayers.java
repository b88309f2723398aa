package io.github.experimentmaven.descriptor;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** What to write for layers of Keras that are called otherwise here or left out. */
final class KerasLayers {

  private static final String NOT_SAVED =
      "Deeplearning4j has no layer that computes the same, so that no model could be saved";

  private static final String NO_INPUT = "leave it out: the shape of the input is that of the data";

  private static final Map<String, String> HINTS =
      Map.ofEntries(
          entry("InputLayer", NO_INPUT),
          entry("Input", NO_INPUT),
          entry("GroupNormalization", NOT_SAVED + "; write LayerNormalization"),
          entry("MaxPool2D", "write MaxPooling2D"),
          entry("AvgPool2D", "write AveragePooling2D"),
          entry("GlobalMaxPool2D", "write GlobalMaxPooling2D"),
          entry("GlobalAvgPool2D", "write GlobalAveragePooling2D"),
          entry("MaxPool1D", "write MaxPooling1D"),
          entry("AvgPool1D", "write AveragePooling1D"),
          entry("GlobalMaxPool1D", "write GlobalMaxPooling1D"),
          entry("GlobalAvgPool1D", "write GlobalAveragePooling1D"),
          entry("GRU", NOT_SAVED + "; write LSTM"));

  private KerasLayers() {}

  /** What to write in the place of a name. */
  static Optional<String> hint(String name) {
    return Optional.ofNullable(HINTS.get(name));
  }
}
