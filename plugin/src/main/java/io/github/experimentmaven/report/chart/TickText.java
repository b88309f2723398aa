package io.github.experimentmaven.report.chart;

import io.github.experimentmaven.numbers.Decimal;
import java.util.List;

/** The text at a tick: as many decimals as the steps between the ticks need. */
final class TickText {

  private TickText() {}

  /**
   * Writes a tick.
   *
   * @param ticks all of them
   */
  static String of(double tick, List<Double> ticks) {
    double step = ticks.size() < 2 ? Math.abs(tick) : ticks.get(1) - ticks.get(0);
    int scale = step == 0 ? 0 : Decimal.significant(Decimal.of(step), 1).scale();
    return Decimal.fixed(tick, Math.max(0, scale)).replace("-", "\u2212");
  }
}
