package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An {@code int} or {@code long}. */
final class WholeNumberType implements ValueType {

  private static final Pattern DIGITS = Pattern.compile("[-+]?\\d+");
  private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0\\d+");

  /** Longer than any {@code long}; beyond it, only the sign matters. */
  private static final int LONGEST = 40;

  private final boolean isInt;
  private final Range range;
  private final Range limits;

  private WholeNumberType(boolean isInt, Range range) {
    this.isInt = isInt;
    this.range = range;
    this.limits =
        isInt
            ? range.within(Integer.MIN_VALUE, Integer.MAX_VALUE)
            : range.within(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  static WholeNumberType ofInt(Range range) {
    return new WholeNumberType(true, range);
  }

  static WholeNumberType ofLong(Range range) {
    return new WholeNumberType(false, range);
  }

  @Override
  public String noun() {
    return "a whole number";
  }

  Range range() {
    return range;
  }

  @Override
  public @Nullable Object decode(Node node, String label, Problems problems) {
    if (!(node instanceof Node.Scalar scalar) || !DIGITS.matcher(scalar.text()).matches()) {
      return unexpected(node, label, problems, null);
    }
    if (scalar.style() == Node.Style.TEXT) {
      return unexpected(node, label, problems, "remove the quotes");
    }
    String text = scalar.text();
    if (LEADING_ZERO.matcher(text).matches()) {
      return unexpected(node, label, problems, "leave out the leading zero");
    }
    BigDecimal value =
        text.length() > LONGEST
            ? new BigDecimal((text.startsWith("-") ? "-1e" : "1e") + LONGEST)
            : new BigDecimal(text);
    String violation = limits.violation(value);
    if (violation != null) {
      problems.add(node.at(), label + " " + violation + ", found " + node.found());
      return null;
    }
    if (isInt) {
      return value.intValueExact();
    }
    return value.longValueExact();
  }

  @Override
  public JsonNode encode(Object value) {
    long number = isInt ? (int) value : (long) value;
    // As it would be parsed: trees that were written and read again are equal.
    return number == (int) number
        ? JsonNodeFactory.instance.numberNode((int) number)
        : JsonNodeFactory.instance.numberNode(number);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Schemas.ofType("integer");
    limits.describe(schema);
    return Schemas.orProperty(schema);
  }
}
