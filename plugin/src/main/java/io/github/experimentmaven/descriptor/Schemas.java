package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The few shapes that JSON Schemas of the language are made of. */
final class Schemas {

  /** Where the schema of a value with a property in it is defined. */
  static final String PROPERTY = "property";

  private Schemas() {}

  static ObjectNode ofType(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  static ObjectNode anyOf(ObjectNode... alternatives) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("anyOf").addAll(List.of(alternatives));
    return schema;
  }

  /** The value itself, or a text with a property that gives it. */
  static ObjectNode orProperty(ObjectNode schema) {
    return anyOf(schema, JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + PROPERTY));
  }

  static ObjectNode oneOfTexts(Iterable<String> texts) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    texts.forEach(schema.putArray("enum")::add);
    return schema;
  }

  /** A text that holds a property. */
  static ObjectNode property() {
    return ofType("string")
        .put("pattern", "\\$\\{[^}]+\\}")
        .put("description", "A text with a property of the Maven build in it.");
  }
}
