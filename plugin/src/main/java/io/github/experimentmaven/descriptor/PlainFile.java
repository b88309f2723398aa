package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.experimentmaven.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment as a file that says all of it in short: one key a line, without keys that have
 * their default, nothing of it in another file.
 */
public final class PlainFile {

  private PlainFile() {}

  /**
   * The file in YAML. Its name is that of the file.
   *
   * @param comments lines at its head, without line ends
   */
  public static String yaml(Experiment experiment, List<String> comments) {
    List<String> lines = new ArrayList<>();
    comments.forEach(comment -> lines.add(comment.isEmpty() ? "#" : "# " + comment));
    ObjectNode keys = (ObjectNode) ExperimentDecoder.LANGUAGE.encodeInShort(experiment);
    keys.remove("name");
    for (Map.Entry<String, JsonNode> key : keys.properties()) {
      JsonNode value = literal(key.getValue());
      if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
        lines.add(key.getKey() + ":");
        value.forEach(item -> lines.add("  - " + FlowYaml.item(item)));
      } else {
        lines.add(key.getKey() + ": " + FlowYaml.of(value));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** Why a file cannot give its experiment a name; empty if it can. */
  public static Optional<String> mistakeOfName(String name) {
    return ExperimentName.isValid(name)
        ? Optional.empty()
        : Optional.of("'" + name + "' is no name; expected " + ExperimentName.RULE);
  }

  /** Texts whose dollars stand for themselves: properties are filled in already. */
  private static JsonNode literal(JsonNode value) {
    if (value.isTextual()) {
      return TextNode.valueOf(value.asText().replace("${", "$${"));
    }
    if (value.isArray()) {
      ArrayNode items = JsonNodeFactory.instance.arrayNode();
      value.forEach(item -> items.add(literal(item)));
      return items;
    }
    if (value.isObject()) {
      ObjectNode map = JsonNodeFactory.instance.objectNode();
      value.properties().forEach(entry -> map.set(entry.getKey(), literal(entry.getValue())));
      return map;
    }
    return value;
  }
}
