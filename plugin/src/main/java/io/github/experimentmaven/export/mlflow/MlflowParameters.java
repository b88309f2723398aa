package io.github.experimentmaven.export.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.storage.RecordJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An experiment's definition as MLflow's parameters, which are texts by a name: {@code
 * architecture.1.Dense.units} of {@code 10}. Lists of plain values are one parameter; one that is
 * too long is {@code 1..1000 (1000)} if its numbers follow each other, and otherwise its first
 * values and their count, {@code [1,2,4,... (1000)]}.
 */
final class MlflowParameters {

  /** Older servers refuse longer values; newer ones those of more than 6000 characters. */
  private static final int LONGEST_VALUE = 500;

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
      parameters.put(name, list(node));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        add(join(name, Integer.toString(i)), node.get(i), parameters);
      }
    } else {
      parameters.put(name, cut(RecordJson.text(node)));
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

  private static String list(JsonNode array) {
    String whole = array.toString();
    if (whole.length() <= LONGEST_VALUE) {
      return whole;
    }
    String count = " (" + array.size() + ")";
    if (isConsecutive(array)) {
      return array.get(0) + ".." + array.get(array.size() - 1) + count;
    }
    String end = GAP + count + "]";
    StringBuilder text = new StringBuilder("[");
    for (JsonNode item : array) {
      String next = item + ",";
      if (text.length() + next.length() + end.length() > LONGEST_VALUE) {
        break;
      }
      text.append(next);
    }
    return text + end;
  }

  private static boolean isConsecutive(JsonNode array) {
    for (int i = 0; i < array.size(); i++) {
      if (!array.get(i).canConvertToExactIntegral()
          || array.get(i).longValue() != array.get(0).longValue() + i) {
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
