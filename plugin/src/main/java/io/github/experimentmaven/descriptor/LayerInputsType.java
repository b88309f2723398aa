package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LayerInputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What layers read: a key beside the arguments of each. */
final class LayerInputsType {

  static final String KEY = "input";

  private static final RecordType TYPE =
      new RecordType(LayerInputs.class, Map.of(KEY, TextListType.withRepetitions()));

  private LayerInputsType() {}

  /** Inputs alone, for the manual. */
  static RecordType type() {
    return TYPE;
  }

  /** A layer with its inputs beside its arguments; who merges has to name some. */
  static RecordType layer(Class<?> layer) {
    boolean needed = Layer.Merging.class.isAssignableFrom(layer);
    return new RecordType(
        layer, Map.of(), TYPE.keys().stream().map(key -> needed ? key.required() : key).toList());
  }

  /**
   * What the layer of an item reads.
   *
   * @param item of an architecture; a mistake in it has been reported by who read the layer
   * @return empty if the item does not say
   */
  static List<String> read(Node item) {
    Problems known = new Problems(SourceText.of(Path.of(""), ""));
    return arguments(item) instanceof Node.Mapping arguments
            && arguments.entry(KEY).isPresent()
            && TYPE.keys().get(0).read(arguments.entry(KEY).get().value(), known)
                instanceof List<?> names
        ? names.stream().map(String.class::cast).toList()
        : List.of();
  }

  private static Node arguments(Node item) {
    return item instanceof Node.Mapping mapping && mapping.entries().size() == 1
        ? mapping.entries().get(0).value()
        : item;
  }

  /**
   * Writes what a layer reads behind its arguments.
   *
   * @param layer as it is written without
   */
  static JsonNode write(JsonNode layer, List<String> inputs) {
    if (inputs.isEmpty()) {
      return layer;
    }
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    String name = layer.isTextual() ? layer.textValue() : layer.fieldNames().next();
    ObjectNode arguments = item.putObject(name);
    if (layer.get(name) instanceof ObjectNode own) {
      arguments.setAll(own);
    }
    arguments.set(KEY, TYPE.encode(new LayerInputs(inputs)).get(KEY));
    return item;
  }
}
