package io.github.experimentmaven.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many decimals a measured value needs beside its bound: enough that rounding never makes a
 * value on the wrong side look as if it were on the bound.
 */
public final class Digits {

  /** Decimals of a metric where nothing asks for more: one in 10,000 test images. */
  public static final int USUAL = 4;

  /** Enough for any two doubles. */
  private static final int MOST = 340;

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

  /** A finite value with exactly so many decimals, a dot, and no exponent: {@code 0.9712}. */
  static String fixed(BigDecimal value, int digits) {
    return value.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** The decimal number that {@code value} stands for in a file: 0.1 is 1/10 here. */
  static BigDecimal exact(double value) {
    BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
