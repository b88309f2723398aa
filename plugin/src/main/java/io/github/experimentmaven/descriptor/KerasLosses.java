package io.github.experimentmaven.descriptor;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What to write for losses as Keras knows them, beside those of the same name here. */
final class KerasLosses {

  private static final String ONE_WAY = "; labels are numbers of classes in either case";

  private static final Map<String, String> NAMES =
      Map.of(
          "sparse_categorical_crossentropy", "categorical_crossentropy",
          "SparseCategoricalCrossentropy", "categorical_crossentropy",
          "CategoricalCrossentropy", "categorical_crossentropy",
          "BinaryCrossentropy", "binary_crossentropy",
          "mse", "mean_squared_error",
          "MeanSquaredError", "mean_squared_error",
          "mae", "mean_absolute_error",
          "MeanAbsoluteError", "mean_absolute_error",
          "Huber", "huber");

  private KerasLosses() {}

  /** What to write in the place of a name. */
  static Optional<String> hint(String name) {
    return Optional.ofNullable(NAMES.get(name))
        .map(
            own ->
                "write "
                    + own
                    + (name.toLowerCase(Locale.ROOT).startsWith("sparse") ? ONE_WAY : ""));
  }

  /** What to write in the place of a map with arguments, such as {@code from_logits}. */
  static String withoutArguments() {
    return "a loss has no arguments: write its name alone; cross-entropies are trained as from"
        + " logits behind the softmax or sigmoid that the network ends in";
  }
}
