package io.github.experimentmaven.report.chart;

import io.github.experimentmaven.numbers.Decimal;
import java.util.List;

/**
 * The text at a tick: as many decimals as the steps between the ticks need, and large numbers in
 * thousands, millions and so on, so that they fit beside an axis.
 */
final class TickText {

  /** Numbers with more digits have a unit. */
  private static final double LARGEST = 99_999;

  private static final List<String> UNITS = List.of("", "k", "M", "G", "T");

  private TickText() {}

  /**
   * Writes a tick.
   *
   * @param ticks all of them
   */
  static String of(double tick, List<Double> ticks) {
    double largest = ticks.stream().mapToDouble(Math::abs).max().orElse(0);
    int unit = 0;
    if (largest > LARGEST) {
      do {
        largest /= 1000;
        unit++;
      } while (largest >= 10_000 && unit < UNITS.size() - 1);
    }
    double one = Math.pow(1000, unit);
    double step = (ticks.size() < 2 ? Math.abs(tick) : ticks.get(1) - ticks.get(0)) / one;
    int scale = step == 0 ? 0 : Decimal.significant(Decimal.of(step), 1).scale();
    String number = Decimal.fixed(tick / one, Math.max(0, scale)).replace("-", "\u2212");
    return tick == 0 ? number : number + UNITS.get(unit);
  }
}
