package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Initializer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Initializer}: its name, or a map from the name to its arguments. One of vectors gives
 * each number on its own.
 */
final class InitializerType implements ValueType {

  // Many keys have them, and each build makes the types of all keys.
  private static final KindType ALL = ValueTypes.initializers(Initializer.class);
  private static final KindType OF_EACH = ValueTypes.initializers(Initializer.OfEach.class);

  private final Class<?> family;
  private final KindType accepted;

  /**
   * @param family those that are accepted
   */
  InitializerType(Class<?> family) {
    this.family = family;
    this.accepted = family == Initializer.class ? ALL : OF_EACH;
  }

  @Override
  public Optional<KindType> kinds() {
    return Optional.of(accepted);
  }

  @Override
  public String noun() {
    return accepted.noun();
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    Object value = ALL.decode(node, label, problems);
    if (value == null || family.isInstance(value)) {
      return value;
    }
    problems.add(
        node.at(),
        label + " is of a vector, which cannot be orthogonal",
        "known: " + String.join(", ", accepted.records().keySet()));
    return null;
  }

  /** In short where nothing is lost: a bare name says all of one that has the defaults. */
  @Override
  public JsonNode encode(Object value) {
    JsonNode inShort = encodeInShort(value);
    return inShort.isTextual() ? inShort : accepted.encode(value);
  }

  @Override
  public JsonNode encodeInShort(Object value) {
    return accepted.encodeInShort(value);
  }

  @Override
  public ObjectNode schema() {
    return accepted.schema();
  }
}
