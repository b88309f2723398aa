package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LayerKeys;
import io.github.experimentmaven.experiment.LayerTraining;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What stands beside the arguments of every layer: what it reads, and how it is trained. */
final class LayerKeysType {

  static final String INPUT = "input";
  static final String TRAINABLE = "trainable";

  private static final LayerKeys NONE = new LayerKeys(List.of(), LayerTraining.USUAL);

  private static final RecordType TYPE =
      new RecordType(LayerKeys.class, Map.of(INPUT, TextListType.withRepetitions()));

  private LayerKeysType() {}

  /** These keys alone, for the manual. */
  static RecordType type() {
    return TYPE;
  }

  /** A layer with these keys beside its arguments; who merges has to name some inputs. */
  static RecordType layer(Class<?> layer) {
    boolean merges = Layer.Merging.class.isAssignableFrom(layer);
    return new RecordType(
        layer,
        Map.of(),
        TYPE.keys().stream()
            .map(key -> merges && key.name().equals(INPUT) ? key.required() : key)
            .toList());
  }

  /**
   * The keys of an item.
   *
   * @param item of an architecture; a mistake in it has been reported by who read the layer
   */
  static LayerKeys read(Node item) {
    Problems known = new Problems(SourceText.of(Path.of(""), ""));
    if (!(arguments(item) instanceof Node.Mapping arguments)) {
      return NONE;
    }
    List<Node.Entry> own =
        arguments.entries().stream()
            .filter(entry -> TYPE.keyNames().contains(entry.key()))
            .toList();
    Object keys = TYPE.decode(new Node.Mapping(own, item.at()), "layer", known);
    return keys instanceof LayerKeys read ? read : NONE;
  }

  private static Node arguments(Node item) {
    return item instanceof Node.Mapping mapping && mapping.entries().size() == 1
        ? mapping.entries().get(0).value()
        : item;
  }

  /**
   * Writes the keys of a layer that are not what they are by default behind its arguments.
   *
   * @param layer as it is written without
   */
  static JsonNode write(JsonNode layer, LayerKeys keys) {
    JsonNode beside = TYPE.encodeInShort(keys);
    if (beside.isEmpty()) {
      return layer;
    }
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    String name = layer.isTextual() ? layer.textValue() : layer.fieldNames().next();
    ObjectNode arguments = item.putObject(name);
    if (layer.get(name) instanceof ObjectNode own) {
      arguments.setAll(own);
    }
    arguments.setAll((ObjectNode) beside);
    return item;
  }
}
