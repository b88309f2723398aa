package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of files that extend others: of maps, which are laid over those of the other
 * file, any key may be missing, or null to be left out. Lists are replaced as a whole, and have to
 * be complete.
 */
final class ExtensionSchema {

  private ExtensionSchema() {}

  /** From the schema of a file that extends none. */
  static ObjectNode of(ObjectNode complete) {
    ObjectNode extension = JsonNodeFactory.instance.objectNode();
    complete
        .properties()
        .forEach(
            entry -> {
              switch (entry.getKey()) {
                case "required" -> {
                  // the other file may say it
                }
                case "properties" -> extension.set("properties", withNull(entry.getValue()));
                case "additionalProperties", "anyOf", "oneOf" -> {
                  // what differed in the keys that it needs is the same without them
                  String key = entry.getKey().equals("oneOf") ? "anyOf" : entry.getKey();
                  extension.set(key, each(entry.getValue()));
                }
                default -> extension.set(entry.getKey(), entry.getValue().deepCopy());
              }
            });
    return extension;
  }

  private static ObjectNode withNull(JsonNode properties) {
    ObjectNode nullable = JsonNodeFactory.instance.objectNode();
    properties
        .properties()
        .forEach(
            entry ->
                nullable.set(
                    entry.getKey(),
                    Schemas.anyOf(of((ObjectNode) entry.getValue()), Schemas.ofType("null"))));
    return nullable;
  }

  private static JsonNode each(JsonNode schema) {
    if (schema instanceof ObjectNode one) {
      return of(one);
    }
    if (schema instanceof ArrayNode several) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      several.forEach(item -> all.add(each(item)));
      return all;
    }
    return schema.deepCopy();
  }
}
