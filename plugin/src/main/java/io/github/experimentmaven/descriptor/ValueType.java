package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of value of the experiment language: how it is read, written, and described to an editor
 * and in the manual. Values are what {@link ValueTypes} assigns to the components of records, so
 * they travel as plain objects.
 */
interface ValueType {

  /** What is expected, for messages and the manual: "a whole number". */
  String noun();

  /**
   * Reads a value that is there.
   *
   * @param label what the value is called in messages, usually its key
   * @param problems takes what is wrong
   * @return null if a problem was reported
   */
  @Nullable Object decode(Node node, String label, Problems problems);

  /** Writes a value so that {@link #decode} gives it back. */
  JsonNode encode(Object value);

  /**
   * The same in short: without the keys that have their default, so that nothing changes when the
   * language gets a new one.
   */
  default JsonNode encodeInShort(Object value) {
    return encode(value);
  }

  /** The JSON Schema of what {@link #decode} accepts. */
  ObjectNode schema();

  /** What a value, or a map with one key, may name; nothing if it does not name what it is. */
  default Optional<KindType> kinds() {
    return Optional.empty();
  }

  /** As {@link #decode}, for a value that may be missing or already known to be broken. */
  default @Nullable Object read(Node node, String label, Problems problems) {
    if (node instanceof Node.Broken) {
      return null;
    }
    if (node instanceof Node.Scalar scalar && scalar.style() == Node.Style.NULL) {
      problems.add(
          node.at(), "'" + label + "' has no value", "give " + noun() + ", or leave the key out");
      return null;
    }
    return decode(node, label, problems);
  }

  /** Reports that something else was expected. */
  default @Nullable Object unexpected(
      Node node, String label, Problems problems, @Nullable String hint) {
    problems.add(
        node.at(),
        label + " must be " + noun() + ", found " + node.found(),
        hint == null ? PythonWords.hint(node) : hint);
    return null;
  }
}
