package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Factor;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Factor}: {@code [lower, upper]}, or one number for both sides. Where it may be negative,
 * the lower end is then that number with the other sign.
 */
final class FactorType implements ValueType {

  private final RealNumberType end;
  private final boolean isSigned;

  FactorType(Range range) {
    end = new RealNumberType(range);
    isSigned = range.violation(BigDecimal.valueOf(-1, 9)) == null;
  }

  @Override
  public String noun() {
    return "a number or [lower, upper]";
  }

  Range range() {
    return end.range();
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (node instanceof Node.Sequence sequence && sequence.items().size() == 2) {
      Object lower = end.read(sequence.items().get(0), "lower end of " + label, problems);
      Object upper = end.read(sequence.items().get(1), "upper end of " + label, problems);
      return lower == null || upper == null
          ? null
          : ordered((double) lower, (double) upper, node, label, problems);
    }
    if (node instanceof Node.Scalar scalar && scalar.style() == Node.Style.NUMBER) {
      Object both = end.decode(node, label, problems);
      return both == null ? null : symmetric(Math.abs((double) both));
    }
    return unexpected(node, label, problems, null);
  }

  private Factor symmetric(double number) {
    // No zero with a sign.
    return new Factor(isSigned ? 0 - number : number, number);
  }

  private @Nullable Factor ordered(
      double lower, double upper, Node node, String label, Problems problems) {
    if (isSigned && lower > upper) {
      problems.add(
          node.at(),
          "%s has its lower end %s above its upper end %s".formatted(label, lower, upper),
          "write [%s, %s]".formatted(upper, lower));
      return null;
    }
    return new Factor(lower, upper);
  }

  @Override
  public JsonNode encode(Object value) {
    Factor factor = (Factor) value;
    return JsonNodeFactory.instance.arrayNode().add(factor.lower()).add(factor.upper());
  }

  @Override
  public ObjectNode schema() {
    ObjectNode pair = Schemas.ofType("array").put("minItems", 2).put("maxItems", 2);
    pair.set("items", end.schema());
    return Schemas.anyOf(end.schema(), pair);
  }
}
