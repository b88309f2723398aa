package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A name as {@link ExperimentName} says. */
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
    return ExperimentName.isValid((String) name) ? name : unexpected(node, label, problems, null);
  }

  @Override
  public JsonNode encode(Object value) {
    return text.encode(value);
  }

  @Override
  public ObjectNode schema() {
    return Schemas.orProperty(
        Schemas.ofType("string").put("pattern", "^" + ExperimentName.PATTERN + "$"));
  }
}
