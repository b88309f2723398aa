package io.github.experimentmaven.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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
    int scale = step == 0 ? 0 : new BigDecimal(step).round(new MathContext(1)).scale();
    BigDecimal value = new BigDecimal(tick).setScale(Math.max(0, scale), RoundingMode.HALF_EVEN);
    return value.signum() < 0 ? "\u2212" + value.abs().toPlainString() : value.toPlainString();
  }
}
