package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.experimentmaven.experiment.SavedWeights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link SavedWeights}: the name of the file, or a map that says which layers take theirs. */
final class SavedWeightsType implements ValueType {

  private final TextType file = new TextType();
  private final RecordType map = new RecordType(SavedWeights.class);

  @Override
  public String noun() {
    return "a text or a map with file and layers";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Mapping) {
      return map.decode(node, label, problems);
    }
    if (!(node instanceof Node.Scalar)) {
      return unexpected(node, label, problems, null);
    }
    return file.decode(node, label, problems) instanceof String name
        ? new SavedWeights(name, List.of())
        : null;
  }

  @Override
  public JsonNode encode(Object value) {
    SavedWeights weights = (SavedWeights) value;
    return weights.layers().isEmpty() ? TextNode.valueOf(weights.file()) : map.encode(weights);
  }

  @Override
  public ObjectNode schema() {
    return Schemas.anyOf(file.schema(), map.schema());
  }
}
