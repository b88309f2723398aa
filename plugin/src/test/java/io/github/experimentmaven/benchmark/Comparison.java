package io.github.experimentmaven.benchmark;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/**
 * Two contenders beside each other.
 *
 * @param name what is compared: {@code cnn training: plugin / pytorch}
 * @param unit of the value; {@code ratio} for a ratio
 * @param value of the two medians
 * @param min the least of the repeats, each compared with the other's repeat of the same round
 * @param max the greatest, likewise
 */
record Comparison(String name, String unit, double value, double min, double max) {

  /** How many times as much {@code one} is as {@code other}. */
  static Comparison ratio(Measurement one, Measurement other) {
    return of(one, " / ", other, "ratio", (a, b) -> a / b);
  }

  /** How much more {@code one} is than {@code other}. */
  static Comparison difference(Measurement one, Measurement other) {
    return of(one, " - ", other, one.unit(), (a, b) -> a - b);
  }

  private static Comparison of(
      Measurement one, String sign, Measurement other, String unit, DoubleBinaryOperator operator) {
    if (one.quantity() != other.quantity()
        || !one.subject().equals(other.subject())
        || one.values().size() != other.values().size()) {
      throw new IllegalArgumentException(one + " and " + other + " cannot be compared");
    }
    List<Double> rounds =
        IntStream.range(0, one.values().size())
            .mapToObj(i -> operator.applyAsDouble(one.values().get(i), other.values().get(i)))
            .toList();
    Statistics spread = Statistics.of(rounds);
    return new Comparison(
        one.subject()
            + " "
            + one.quantity().label()
            + ": "
            + one.contender()
            + sign
            + other.contender(),
        unit,
        operator.applyAsDouble(one.statistics().median(), other.statistics().median()),
        spread.min(),
        spread.max());
  }
}
