package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A finite {@code double}. */
final class RealNumberType implements ValueType {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
  private static final Pattern ZERO = Pattern.compile("[-+]?[0.]+([eE].*)?");

  private final Range range;

  RealNumberType(Range range) {
    this.range = range;
  }

  @Override
  public String noun() {
    return "a number";
  }

  Range range() {
    return range;
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Scalar scalar) || !NUMBER.matcher(scalar.text()).matches()) {
      return unexpected(node, label, problems, null);
    }
    if (scalar.style() == Node.Style.TEXT) {
      return unexpected(node, label, problems, "remove the quotes");
    }
    double value = Double.parseDouble(scalar.text());
    String violation =
        Double.isInfinite(value)
            ? "is too large for a 64-bit number"
            : value == 0 && !ZERO.matcher(scalar.text()).matches()
                ? "is too small for a 64-bit number"
                : range.violation(BigDecimal.valueOf(value));
    if (violation != null) {
      problems.add(node.at(), label + " " + violation + ", found " + node.found());
      return null;
    }
    return value;
  }

  @Override
  public JsonNode encode(Object value) {
    return JsonNodeFactory.instance.numberNode((double) value);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Schemas.ofType("number");
    range.describe(schema);
    return Schemas.orProperty(schema);
  }
}
