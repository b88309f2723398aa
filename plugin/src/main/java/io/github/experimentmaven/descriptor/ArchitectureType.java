package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Layer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of layers. */
final class ArchitectureType implements ValueType {

  private final ListType layers = new ListType(ValueTypes.layers());

  @Override
  public String noun() {
    return layers.noun();
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
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
    return layers.schema();
  }
}
