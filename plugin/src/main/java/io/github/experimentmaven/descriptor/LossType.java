package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Loss;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link Loss}: its name, or a map from the name to its arguments. */
final class LossType implements ValueType {

  private final KindType losses = ValueTypes.losses();

  @Override
  public Optional<KindType> kinds() {
    return Optional.of(losses);
  }

  @Override
  public String noun() {
    return losses.noun();
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    return isOfKeras(node, problems) ? null : losses.decode(node, label, problems);
  }

  /** Whether the name is one that only Keras has; that is then reported. */
  private static boolean isOfKeras(Node node, Problems problems) {
    if (node instanceof Node.Scalar scalar && scalar.isText()) {
      return isOfKeras(scalar.text(), node.at(), problems);
    }
    if (node instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
      Node.Entry only = mapping.entries().get(0);
      return isOfKeras(only.key(), only.keyAt(), problems);
    }
    return false;
  }

  private static boolean isOfKeras(String name, Position at, Problems problems) {
    Optional<String> hint = KerasLosses.hint(name);
    hint.ifPresent(text -> problems.add(at, "there is no loss '" + name + "'", text));
    return hint.isPresent();
  }

  @Override
  public JsonNode encode(Object value) {
    return losses.encode(value);
  }

  @Override
  public JsonNode encodeInShort(Object value) {
    return losses.encodeInShort(value);
  }

  @Override
  public ObjectNode schema() {
    return losses.schema();
  }
}
