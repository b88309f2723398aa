package io.github.experimentmaven.numbers;

import java.math.BigDecimal;
import java.util.stream.DoubleStream;

/**
 * How many decimals a measured value needs beside its bound: enough that rounding never makes a
 * value on the wrong side look as if it were on the bound.
 */
public final class Digits {

  /** Decimals of a metric where nothing asks for more: one in 10,000 test images. */
  public static final int USUAL = 4;

  /** Enough for any two doubles. */
  private static final int MOST = 340;

  /** More tell nobody anything. */
  private static final int MOST_OF_COMPARISON = 8;

  /** What is nearer to each other differs by the rounding of means alone. */
  private static final double SAME = 1e-10;

  private Digits() {}

  /**
   * The least number of decimals, {@link #USUAL} at least, at which a value is told apart from a
   * bound that is so far away.
   *
   * @param margin value minus bound, or the other way round; 0 if they are the same
   */
  public static int tellingApart(double margin) {
    int digits = USUAL;
    // A step of one in the last place is twice what rounding can move the value.
    while (margin != 0 && digits < MOST && Math.abs(margin) < Math.pow(10, -digits)) {
      digits++;
    }
    return digits;
  }

  /**
   * Decimals for the figures of a comparison: enough that none looks as if it were on the other
   * side of 0 or of the margin, and as many as the margin itself has; at most 8.
   *
   * @param margin what is allowed, 0 or more
   * @param differences the difference and the bounds of its interval; those that are not finite do
   *     not count
   */
  public static int ofComparison(double margin, double... differences) {
    int enough =
        DoubleStream.of(differences)
            .flatMap(difference -> DoubleStream.of(difference, difference + margin))
            .filter(distance -> Double.isFinite(distance) && !isRounding(distance))
            .mapToInt(Digits::tellingApart)
            .max()
            .orElse(USUAL);
    return Math.min(MOST_OF_COMPARISON, Math.max(enough, exact(margin).scale()));
  }

  /** Whether a difference is of the rounding of means alone. */
  public static boolean isRounding(double difference) {
    return Math.abs(difference) <= SAME;
  }

  /** A value with exactly so many decimals: {@code 0.9712}. */
  public static String fixed(double value, int digits) {
    return Decimal.fixed(value, digits);
  }

  /** The same of a decimal number. */
  public static String fixed(BigDecimal value, int digits) {
    return Decimal.fixed(value, digits);
  }

  /** The decimal number that {@code value} stands for in a file: 0.1 is 1/10 here. */
  public static BigDecimal exact(double value) {
    return Decimal.of(value);
  }
}
