package io.github.experimentmaven.export.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An experiment's definition as MLflow's parameters, which are texts by a name: {@code
 * architecture.1.Dense.units} of {@code 10}. Lists of plain values are one parameter.
 */
final class MlflowParameters {

  /** MLflow refuses longer values; older servers have a smaller limit. */
  private static final int LONGEST_VALUE = 6000;

  private static final String GAP = "...";

  private MlflowParameters() {}

  /** The parameters in the order of the definition. */
  static Map<String, String> of(JsonNode definition) {
    Map<String, String> parameters = new LinkedHashMap<>();
    add("", definition, parameters);
    return parameters;
  }

  private static void add(String name, JsonNode node, Map<String, String> parameters) {
    if (node.isObject() && node.isEmpty() && !name.isEmpty()) {
      // A layer without arguments.
      parameters.put(name, "{}");
    } else if (node.isObject()) {
      node.properties()
          .forEach(each -> add(join(name, each.getKey()), each.getValue(), parameters));
    } else if (node.isArray() && isOfValues(node)) {
      parameters.put(name, cut(node.toString()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        add(join(name, Integer.toString(i)), node.get(i), parameters);
      }
    } else {
      parameters.put(name, cut(node.asText()));
    }
  }

  private static boolean isOfValues(JsonNode array) {
    for (JsonNode item : array) {
      if (!item.isValueNode()) {
        return false;
      }
    }
    return true;
  }

  private static String join(String name, String key) {
    return name.isEmpty() ? key : name + "." + key;
  }

  private static String cut(String value) {
    return value.length() > LONGEST_VALUE
        ? value.substring(0, LONGEST_VALUE - GAP.length()) + GAP
        : value;
  }
}
