package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LayerKeys;
import io.github.experimentmaven.experiment.Repeat;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A list of layers, each of which may say what it reads. What is repeated has been written out
 * before, by {@link RepeatedLayers}, as has a file of Keras in its place: {@link SavedLayers}.
 */
final class ArchitectureType implements ValueType {

  /** Where the schema of an item of the list is defined, which a repetition has a list of. */
  static final String ITEM = "layer";

  private final KindType layer = ValueTypes.layers();
  private final ListType layers = new ListType(layer);

  /** What the items of the list are. */
  ValueType items() {
    return layer;
  }

  @Override
  public String noun() {
    return layers.noun() + ", or {keras: file}";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Sequence sequence)) {
      return unexpected(node, label, problems, null);
    }
    if (!(layers.decode(node, label, problems) instanceof List<?> decoded)) {
      return null;
    }
    List<LayerKeys> keys = sequence.items().stream().map(LayerKeysType::read).toList();
    return new Architecture(
        decoded.stream().map(Layer.class::cast).toList(),
        keys.stream().map(LayerKeys::input).toList(),
        keys.stream().map(LayerKeys::training).toList());
  }

  @Override
  public JsonNode encode(Object value) {
    return encode((Architecture) value, ValueType::encode);
  }

  @Override
  public JsonNode encodeInShort(Object value) {
    return encode((Architecture) value, ValueType::encodeInShort);
  }

  private JsonNode encode(
      Architecture architecture, BiFunction<ValueType, Object, JsonNode> encoding) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < architecture.size(); i++) {
      JsonNode written = encoding.apply(layer, architecture.get(i));
      LayerKeys keys = new LayerKeys(architecture.inputs().get(i), architecture.training().get(i));
      items.add(LayerKeysType.write(written, keys));
    }
    return items;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode list = Schemas.ofType("array").put("minItems", 1);
    list.putObject("items").put("$ref", "#/$defs/" + ITEM);
    ObjectNode file = Schemas.ofType("object");
    file.putObject("properties")
        .putObject(SavedLayers.KEY)
        .put("type", "string")
        .put(
            "description",
            "What Keras has saved: the JSON of to_json, a .keras archive or an .h5 file; relative"
                + " to the module's base directory.");
    file.putArray("required").add(SavedLayers.KEY);
    return Schemas.anyOf(list, file.put("additionalProperties", false));
  }

  /** The schema of an item: a layer, or some that are repeated. */
  static ObjectNode itemSchema() {
    ObjectNode repeated = Schemas.ofType("object");
    repeated.putObject("properties").set(RepeatedLayers.KEY, new RecordType(Repeat.class).schema());
    repeated.putArray("required").add(RepeatedLayers.KEY);
    return Schemas.anyOf(ValueTypes.layers().schema(), repeated.put("additionalProperties", false));
  }
}
