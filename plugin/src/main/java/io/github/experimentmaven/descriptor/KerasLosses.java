package io.github.experimentmaven.descriptor;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What to write for losses as Keras knows them, beside those of the same name here. */
final class KerasLosses {

  private static final String ONE_WAY = "; labels are numbers of classes in either case";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          entry("sparse_categorical_crossentropy", "categorical_crossentropy"),
          entry("SparseCategoricalCrossentropy", "categorical_crossentropy"),
          entry("CategoricalCrossentropy", "categorical_crossentropy"),
          entry("BinaryCrossentropy", "binary_crossentropy"),
          entry("mse", "mean_squared_error"),
          entry("MeanSquaredError", "mean_squared_error"),
          entry("mae", "mean_absolute_error"),
          entry("MeanAbsoluteError", "mean_absolute_error"),
          entry("Huber", "huber"),
          entry("logcosh", "log_cosh"),
          entry("LogCosh", "log_cosh"),
          entry("mape", "mean_absolute_percentage_error"),
          entry("MeanAbsolutePercentageError", "mean_absolute_percentage_error"),
          entry("msle", "mean_squared_logarithmic_error"),
          entry("MeanSquaredLogarithmicError", "mean_squared_logarithmic_error"),
          entry("BinaryFocalCrossentropy", "binary_focal_crossentropy"),
          entry("CategoricalFocalCrossentropy", "categorical_focal_crossentropy"),
          entry("KLDivergence", "kl_divergence"),
          entry("kld", "kl_divergence"),
          entry("Poisson", "poisson"),
          entry("Hinge", "hinge"),
          entry("SquaredHinge", "squared_hinge"),
          entry("CategoricalHinge", "categorical_hinge"),
          entry("CosineSimilarity", "cosine_similarity"));

  private KerasLosses() {}

  /** The name here of a loss that Keras calls in another way. */
  static Optional<String> own(String name) {
    return Optional.ofNullable(NAMES.get(name));
  }

  /** What to write in the place of a name. */
  static Optional<String> hint(String name) {
    return own(name)
        .map(
            own ->
                "write "
                    + own
                    + (name.toLowerCase(Locale.ROOT).startsWith("sparse") ? ONE_WAY : ""));
  }
}
