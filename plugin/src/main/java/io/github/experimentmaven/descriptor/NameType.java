package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** An {@link ExperimentName}. */
final class NameType implements ValueType {

  private final TextType text = new TextType();

  @Override
  public String noun() {
    return ExperimentName.RULE;
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    Object name = text.decode(node, label, problems);
    if (name == null) {
      return null;
    }
    return ExperimentName.isValid((String) name)
        ? new ExperimentName((String) name)
        : unexpected(node, label, problems, null);
  }

  @Override
  public JsonNode encode(Object value) {
    return TextNode.valueOf(((ExperimentName) value).value());
  }

  @Override
  public ObjectNode schema() {
    return Schemas.orProperty(
        Schemas.ofType("string").put("pattern", "^" + ExperimentName.PATTERN + "$"));
  }
}
