package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.spelling.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an axis is written: the path of a key with a list of its values, or with a map of {@code
 * values} and the {@code name} that the axis has in the names of experiments. Values in a map have
 * names of their own.
 */
final class AxisType {

  /** What names of axes and values look like. */
  static final String NAME = "[A-Za-z0-9_][A-Za-z0-9._+-]{0,39}";

  private static final String NAME_RULE =
      "at most 40 letters, digits, '.', '-', '+' and '_', starting with a letter, a digit or '_'";

  private static final String NAME_KEY = "name";
  private static final String VALUES = "values";
  private static final List<String> KEYS = List.of(NAME_KEY, VALUES);

  private AxisType() {}

  /**
   * Reads an axis.
   *
   * @return null if a problem was reported
   */
  static @Nullable WrittenAxis axis(Node.Entry entry, Problems problems) {
    KeyPath path = path(entry, "varied", problems);
    if (path == null) {
      return null;
    }
    String name = null;
    Node values = entry.value();
    if (values instanceof Node.Mapping map) {
      if (!areKnown(map.entries(), KEYS, entry.key(), problems)) {
        return null;
      }
      if (map.entry(NAME_KEY).isPresent()) {
        name = name(map.entry(NAME_KEY).get().value(), problems);
        if (name == null) {
          return null;
        }
      }
      if (map.entry(VALUES).isEmpty()) {
        problems.add(map.at(), entry.key() + " needs 'values'");
        return null;
      }
      values = map.entry(VALUES).get().value();
    }
    List<WrittenAxis.AxisOption> options = options(entry.key(), values, problems);
    return options == null ? null : new WrittenAxis(path, entry.keyAt(), name, options);
  }

  /**
   * Whether a map has no other keys than some; the first other one is reported.
   *
   * @param path of what the map is about
   */
  static boolean areKnown(
      List<Node.Entry> entries, List<String> known, String path, Problems problems) {
    for (Node.Entry each : entries) {
      if (!known.contains(each.key())) {
        problems.add(
            each.keyAt(),
            path + " has no key '" + each.key() + "' here",
            NearestName.hint(each.key(), known));
        return false;
      }
    }
    return true;
  }

  /**
   * Reads the path of a key that may be varied, or set.
   *
   * @param done what is to be done with it, for messages: {@code varied}
   * @return null if a problem was reported
   */
  static @Nullable KeyPath path(Node.Entry entry, String done, Problems problems) {
    Optional<KeyPath> path = KeyPath.of(entry.key());
    if (path.isEmpty()) {
      problems.add(
          entry.keyAt(),
          "'" + entry.key() + "' is no path of a key",
          "write it like architecture[0].Dense.units");
      return null;
    }
    String first = path.get().first();
    if (FileKeys.isOne(first) || first.equals(NAME_KEY)) {
      problems.add(entry.keyAt(), first + " cannot be " + done);
      return null;
    }
    return path.get();
  }

  /**
   * Reads the name of an axis.
   *
   * @return null if a problem was reported
   */
  static @Nullable String name(Node node, Problems problems) {
    if (node instanceof Node.Scalar scalar && scalar.text().matches(NAME)) {
      return scalar.text();
    }
    problems.add(node.at(), "the name of an axis must be " + NAME_RULE + ", found " + node.found());
    return null;
  }

  /**
   * Reads values: a list, or a map of their names.
   *
   * @return null if a problem was reported
   */
  static @Nullable List<WrittenAxis.AxisOption> options(
      String key, Node values, Problems problems) {
    List<WrittenAxis.AxisOption> options = new ArrayList<>();
    if (values instanceof Node.Sequence list) {
      list.items().forEach(item -> options.add(new WrittenAxis.AxisOption(null, item)));
    } else if (values instanceof Node.Mapping map) {
      for (Node.Entry entry : map.entries()) {
        if (!entry.key().matches(NAME)) {
          problems.add(
              entry.keyAt(),
              "the name of a value must be " + NAME_RULE + ", found '" + entry.key() + "'");
          return null;
        }
        options.add(new WrittenAxis.AxisOption(entry.key(), entry.value()));
      }
    } else {
      problems.add(
          values.at(),
          key + " must be a list of values, found " + values.found(),
          "a key that has one value stands in the file itself");
      return null;
    }
    if (options.isEmpty()) {
      problems.add(values.at(), key + " has no values", "give at least one");
      return null;
    }
    return options.stream().anyMatch(option -> option.value() instanceof Node.Broken)
        ? null
        : options;
  }

  /** The JSON Schema of an axis. */
  static ObjectNode schema() {
    ObjectNode list = Schemas.ofType("array").put("minItems", 1);
    ObjectNode map = Schemas.ofType("object");
    ObjectNode properties = map.putObject("properties");
    properties.set(NAME_KEY, Schemas.ofType("string").put("pattern", "^" + NAME + "$"));
    ObjectNode named = Schemas.ofType("object").put("minProperties", 1);
    named.set(
        "propertyNames", JsonNodeFactory.instance.objectNode().put("pattern", "^" + NAME + "$"));
    properties.set(VALUES, Schemas.anyOf(list.deepCopy(), named));
    map.putArray("required").add(VALUES);
    return Schemas.anyOf(list, map.put("additionalProperties", false));
  }
}
