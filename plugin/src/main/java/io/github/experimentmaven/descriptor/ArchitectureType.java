package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Layer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of layers. A file of Keras in its place has been written out before: {@link SavedLayers}.
 */
final class ArchitectureType implements ValueType {

  private final ListType layers = new ListType(ValueTypes.layers());

  @Override
  public String noun() {
    return layers.noun() + ", or {keras: file}";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Sequence)) {
      return unexpected(node, label, problems, null);
    }
    return layers.decode(node, label, problems) instanceof List<?> decoded
        ? Architecture.chain(decoded.stream().map(Layer.class::cast).toList())
        : null;
  }

  @Override
  public JsonNode encode(Object value) {
    return layers.encode(((Architecture) value).layers());
  }

  @Override
  public JsonNode encodeInShort(Object value) {
    return layers.encodeInShort(((Architecture) value).layers());
  }

  @Override
  public ObjectNode schema() {
    ObjectNode file = Schemas.ofType("object");
    file.putObject("properties")
        .putObject(SavedLayers.KEY)
        .put("type", "string")
        .put(
            "description",
            "What Keras has saved: the JSON of to_json, a .keras archive or an .h5 file; relative"
                + " to the module's base directory.");
    file.putArray("required").add(SavedLayers.KEY);
    return Schemas.anyOf(layers.schema(), file.put("additionalProperties", false));
  }
}
