package io.github.experimentmaven.gate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * The mean over seeds, correctly rounded: the mean of equal values is that value, which adding
 * doubles and dividing does not promise (three times 0.1 does not give 0.1).
 */
final class SeedMean {

  private static final MathContext PRECISE = new MathContext(60);

  private SeedMean() {}

  /**
   * The mean, NaN or infinite if a value is.
   *
   * @param values at least one
   */
  static double of(List<Double> values) {
    if (!values.stream().allMatch(Double::isFinite)) {
      return values.stream().mapToDouble(Double::doubleValue).sum();
    }
    return values.stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(values.size()), PRECISE)
        .doubleValue();
  }
}
