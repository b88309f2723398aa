package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Folds;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Folds}: how many, or a map with the seed that deals them, too. */
final class FoldsType implements ValueType {

  private final RecordType both = new RecordType(Folds.class);
  private final ValueType count = both.keys().get(0).type();
  private final Key seed = both.keys().get(1);

  @Override
  public String noun() {
    return "a whole number or {count: how many, seed: of the deal}";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Mapping) {
      return both.decode(node, label, problems);
    }
    if (!(node instanceof Node.Scalar scalar && scalar.style() != Node.Style.BOOLEAN)) {
      return unexpected(node, label, problems, null);
    }
    return count.decode(node, label, problems) instanceof Integer folds
        ? new Folds(folds, (long) Objects.requireNonNull(seed.absent()))
        : null;
  }

  @Override
  public JsonNode encode(Object value) {
    return both.encode(value);
  }

  @Override
  public ObjectNode schema() {
    return Schemas.anyOf(count.schema(), both.schema());
  }
}
