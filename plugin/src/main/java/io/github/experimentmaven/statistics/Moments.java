package io.github.experimentmaven.statistics;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Mean and standard deviation over seeds, of whatever was measured: calculated in one place, so
 * that whatever judges or shows the same seeds has the same number.
 */
public final class Moments {

  private Moments() {}

  /**
   * The mean, calculated in twice the precision of a double and rounded once: the mean of equal
   * values is that value, and no order of the seeds gives another, neither of which adding doubles
   * and dividing promises (three times 0.1 does not give 0.1).
   *
   * @param values at least one
   * @return NaN or infinite if a value is
   * @throws IllegalArgumentException if there is no value
   */
  public static double mean(List<Double> values) {
    requireSome(values);
    int count = values.size();
    double sum = 0;
    double rest = 0;
    for (double value : values) {
      // Knuth's TwoSum: next and the error of this addition are together exact.
      double next = sum + value;
      double added = next - sum;
      rest += (sum - (next - added)) + (value - added);
      sum = next;
    }
    if (!Double.isFinite(sum)) {
      return values.stream().mapToDouble(value -> value / count).sum();
    }
    double quotient = sum / count;
    // The fused operation gives what the division left over without rounding it.
    return quotient + (Math.fma(-quotient, count, sum) + rest) / count;
  }

  /**
   * The standard deviation of the population that the values are a sample of: divided by {@code n -
   * 1}.
   *
   * @param values at least one
   * @return nothing of a single value; NaN if a value is not finite
   * @throws IllegalArgumentException if there is no value
   */
  public static OptionalDouble standardDeviation(List<Double> values) {
    requireSome(values);
    return values.size() == 1
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            new StandardDeviation()
                .evaluate(values.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private static void requireSome(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values, so neither a mean nor a deviation");
    }
  }
}
