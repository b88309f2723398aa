package io.github.experimentmaven.experiment;

import java.util.List;

/**
 * Weights that Keras has saved, to start from; in an experiment file the file's name alone, or a
 * map.
 *
 * @param file relative to the module's base directory
 * @param layers the names of those that take theirs; empty for all
 */
@Described("Weights that Keras has saved, to start from.")
public record SavedWeights(
    @Argument("A .keras archive, or an .h5 or .weights.h5 file.") String file,
    @Argument(
            value =
                "The names of the layers that take their weights from it; those of others, such as"
                    + " a new head, are drawn. Default: all layers.",
            optional = true)
        List<String> layers) {

  public SavedWeights {
    layers = List.copyOf(layers);
  }

  /** Whether a layer takes its weights from the file. */
  public boolean isTakenBy(String layer) {
    return layers.isEmpty() || layers.contains(layer);
  }
}
