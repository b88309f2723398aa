package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.keras.KerasJson;
import java.util.ArrayList;
import java.util.List;

/** Architectures as Keras describes them. */
public final class KerasModelJson {

  private KerasModelJson() {}

  /**
   * The JSON of a model, which {@code model_from_json} of Keras 3 reads.
   *
   * @param input the shape of a sample
   */
  public static ObjectNode write(Architecture architecture, Shape input) {
    KindType kinds = ValueTypes.layers();
    List<String> names = architecture.names();
    List<List<Integer>> sources = architecture.sources();
    List<KerasJson.WrittenLayer> layers = new ArrayList<>();
    for (int i = 0; i < architecture.size(); i++) {
      String kind = architecture.get(i).type();
      JsonNode encoded = kinds.encode(architecture.get(i));
      layers.add(
          new KerasJson.WrittenLayer(
              kind,
              names.get(i),
              encoded.isObject() ? encoded.get(kind) : JsonNodeFactory.instance.objectNode(),
              sources.get(i).stream()
                  .map(
                      source ->
                          source == Architecture.DATA_POSITION
                              ? Architecture.DATA
                              : names.get(source))
                  .toList(),
              !architecture.isFrozen(i)));
    }
    return new KerasJson(kinds.records().keySet()).write(layers, input.dimensions());
  }
}
