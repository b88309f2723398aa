package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.LearningRate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link LearningRate}: a number, or a schedule with its arguments. */
final class LearningRateType implements ValueType {

  private final RealNumberType constant;
  private final KindType schedules = ValueTypes.schedules();

  /**
   * @param range of a constant one
   */
  LearningRateType(Range range) {
    constant = new RealNumberType(range);
  }

  Range range() {
    return constant.range();
  }

  @Override
  public Optional<KindType> kinds() {
    return Optional.of(schedules);
  }

  @Override
  public String noun() {
    return "a number or a schedule";
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Mapping
        || (node instanceof Node.Scalar scalar && schedules.records().containsKey(scalar.text()))) {
      return schedules.decode(node, label, problems);
    }
    return constant.decode(node, label, problems) instanceof Double value
        ? new LearningRate.Constant(value)
        : null;
  }

  @Override
  public JsonNode encode(Object value) {
    return value instanceof LearningRate.Constant number
        ? constant.encode(number.value())
        : schedules.encode(value);
  }

  @Override
  public JsonNode encodeInShort(Object value) {
    return value instanceof LearningRate.Constant ? encode(value) : schedules.encodeInShort(value);
  }

  @Override
  public ObjectNode schema() {
    return Schemas.anyOf(constant.schema(), schedules.schema());
  }
}
