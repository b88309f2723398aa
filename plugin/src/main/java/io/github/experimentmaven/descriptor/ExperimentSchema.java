package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/**
 * The JSON Schema of experiment files, for editors: completion, hover texts, and most mistakes
 * underlined while they are typed.
 */
public final class ExperimentSchema {

  /** Where the schema of files that extend others is defined. */
  private static final String EXTENSION = "extension";

  private ExperimentSchema() {}

  /** The schema, in the dialect of 2020-12. */
  public static ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Experiment");
    ObjectNode keys = ExperimentDecoder.LANGUAGE.schema();
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    for (String needs : List.of("required", "oneOf")) {
      if (keys.has(needs)) {
        whole.set(needs, keys.remove(needs));
      }
    }
    ObjectNode complete = keys.deepCopy();
    // What a file leaves out, what is varied may say.
    ArrayNode alternatives = complete.putArray("anyOf");
    for (String key : List.of(FileKeys.MATRIX, FileKeys.SAMPLE)) {
      alternatives.addObject().putArray("required").add(key);
    }
    alternatives.add(whole);
    schema.put("type", "object");
    schema.putObject("if").putArray("required").add(FileKeys.EXTENDS);
    schema.putObject("then").put("$ref", "#/$defs/" + EXTENSION);
    schema.set("else", complete);
    schema.putObject("not").putArray("required").add("seed").add("seeds");
    ObjectNode definitions = schema.putObject("$defs");
    definitions.set(EXTENSION, ExtensionSchema.of(keys));
    definitions.set(Schemas.PROPERTY, Schemas.property());
    definitions.set(ArchitectureType.ITEM, ArchitectureType.itemSchema());
    return schema;
  }

  /**
   * Writes the schema.
   *
   * @param arguments the file to write
   * @throws IOException if it cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    GeneratedFile.write(
        GeneratedFile.named(arguments), schema().toPrettyString().replace("\r\n", "\n") + "\n");
  }
}
