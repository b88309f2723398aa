package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map from any text, such as the name of a column. */
final class TextMapType implements ValueType {

  private final String keys;
  private final ValueType values;

  /** A map from columns. */
  TextMapType(ValueType values) {
    this("column", values);
  }

  /**
   * @param keys what the texts are
   */
  TextMapType(String keys, ValueType values) {
    this.keys = keys;
    this.values = values;
  }

  @Override
  public String noun() {
    return "a map from " + keys + " to " + values.noun();
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Mapping mapping)) {
      return unexpected(node, label, problems, null);
    }
    boolean complete = true;
    Map<String, Object> result = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      Object value = values.read(entry.value(), entry.key(), problems);
      if (value == null) {
        complete = false;
      } else {
        result.put(entry.key(), value);
      }
    }
    return complete ? result : null;
  }

  @Override
  public JsonNode encode(Object value) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ((Map<?, ?>) value).forEach((key, each) -> node.set((String) key, values.encode(each)));
    return node;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Schemas.ofType("object");
    schema.set("additionalProperties", values.schema());
    return schema;
  }
}
