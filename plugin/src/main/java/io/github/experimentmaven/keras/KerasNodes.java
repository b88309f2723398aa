package io.github.experimentmaven.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What layers read. Keras 2 writes {@code ["conv2d", 0, 0, {}]} for an output of a layer, Keras 3 a
 * {@code __keras_tensor__} with the same in its {@code keras_history}; both in lists in lists.
 */
final class KerasNodes {

  private static final String HISTORY = "keras_history";

  private KerasNodes() {}

  /** The names of the layers, in their order. */
  static List<String> read(JsonNode nodes) {
    List<String> names = new ArrayList<>();
    collect(nodes, names);
    return names;
  }

  private static void collect(JsonNode node, List<String> names) {
    if (isTensor(node)) {
      names.add(node.get(0).textValue());
    } else if (node.isArray()) {
      node.forEach(each -> collect(each, names));
    } else if (node.isObject() && node.has(HISTORY)) {
      collect(node.get(HISTORY), names);
    } else if (node.isObject()) {
      node.forEach(each -> collect(each, names));
    }
  }

  private static boolean isTensor(JsonNode node) {
    return node.isArray()
        && node.size() >= 3
        && node.get(0).isTextual()
        && node.get(1).isInt()
        && node.get(2).isInt();
  }
}
