package io.github.experimentmaven.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A layer as Keras describes it.
 *
 * @param kind its class, such as {@code Conv2D}
 * @param name of the layer
 * @param config its arguments, all of them
 * @param inputs the names of the layers that it reads
 * @param rank how many axes its input has, with that of the batch; 0 if nobody knows
 */
record KerasLayer(String kind, String name, JsonNode config, List<String> inputs, int rank) {

  KerasLayer {
    inputs = List.copyOf(inputs);
  }

  /** {@code Conv2D 'conv2d_1'}. */
  String label() {
    return kind + " '" + name + "'";
  }
}
