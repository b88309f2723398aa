package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.Argument;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a number must keep within.
 *
 * @param min the least value, or null
 * @param max the greatest value, or null
 * @param minExclusive whether {@code min} itself is excluded
 * @param maxExclusive whether {@code max} itself is excluded
 */
record Range(
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    boolean minExclusive,
    boolean maxExclusive) {

  static final Range ANY = new Range(null, null, false, false);

  static Range atLeast(long min) {
    return new Range(BigDecimal.valueOf(min), null, false, false);
  }

  static Range of(Argument argument) {
    return new Range(
        finite(argument.min()),
        finite(argument.max()),
        argument.minExclusive(),
        argument.maxExclusive());
  }

  /** Bounded by what the type holds, too. */
  Range within(long least, long greatest) {
    BigDecimal lower = BigDecimal.valueOf(least);
    BigDecimal upper = BigDecimal.valueOf(greatest);
    return new Range(
        min == null ? lower : min, max == null ? upper : max, minExclusive, maxExclusive);
  }

  /** What is wrong with a value, such as "must be at least 1", or null if nothing is. */
  @Nullable String violation(BigDecimal value) {
    if (min != null && value.compareTo(min) <= (minExclusive ? 0 : -1)) {
      return (minExclusive ? "must be greater than " : "must be at least ") + plain(min);
    }
    if (max != null && value.compareTo(max) >= (maxExclusive ? 0 : 1)) {
      return (maxExclusive ? "must be less than " : "must be at most ") + plain(max);
    }
    return null;
  }

  void describe(ObjectNode schema) {
    if (min != null) {
      put(schema, minExclusive ? "exclusiveMinimum" : "minimum", min);
    }
    if (max != null) {
      put(schema, maxExclusive ? "exclusiveMaximum" : "maximum", max);
    }
  }

  /** For the manual: "≥ 1", "> 0", "in [0, 1)"; empty without bounds. */
  String manual() {
    if (min != null && max != null) {
      return "in "
          + (minExclusive ? "(" : "[")
          + plain(min)
          + ", "
          + plain(max)
          + (maxExclusive ? ")" : "]");
    }
    if (min != null) {
      return (minExclusive ? "> " : "≥ ") + plain(min);
    }
    return max == null ? "" : (maxExclusive ? "< " : "≤ ") + plain(max);
  }

  private static void put(ObjectNode schema, String key, BigDecimal bound) {
    if (bound.stripTrailingZeros().scale() <= 0) {
      schema.put(key, bound.toBigIntegerExact());
    } else {
      schema.put(key, bound);
    }
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  private static @Nullable BigDecimal finite(double bound) {
    return Double.isInfinite(bound) ? null : BigDecimal.valueOf(bound);
  }
}
