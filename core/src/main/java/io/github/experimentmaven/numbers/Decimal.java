package io.github.experimentmaven.numbers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers for people, rounded in the only way there is: what is rounded is the decimal number that
 * a value stands for in a file, without what calculations leave after its twelfth digit, and a tie
 * goes to the even digit.
 *
 * <p>Rounding the binary fraction instead would break ties by its last bits: 0.9903 for the mean of
 * 0.9903 and 0.9904, but 0.9905 for that of 0.9904 and 0.9905.
 */
public final class Decimal {

  /** What calculations leave right, at least; figures of people have fewer digits. */
  private static final MathContext CALCULATED = new MathContext(12, RoundingMode.HALF_EVEN);

  private Decimal() {}

  /**
   * The decimal number that a value stands for in a file: 0.1 is 1/10 here.
   *
   * @param value finite
   */
  public static BigDecimal of(double value) {
    BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  /**
   * The same of a result of a calculation, without what binary fractions leave in the last digits:
   * {@code 1 - 0.98345} is 0.01655 here.
   *
   * @param value finite
   */
  public static BigDecimal calculated(double value) {
    return BigDecimal.valueOf(value).round(CALCULATED);
  }

  /** So many decimals. */
  public static BigDecimal rounded(BigDecimal value, int digits) {
    return value.setScale(digits, RoundingMode.HALF_EVEN);
  }

  /** So many digits that count. */
  public static BigDecimal significant(BigDecimal value, int digits) {
    return value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  /** A whole number. */
  public static long whole(double value) {
    return rounded(calculated(value), 0).longValue();
  }

  /**
   * With exactly so many decimals, a dot, and no exponent: {@code 0.9712}. What is not finite is
   * written as Java does.
   */
  public static String fixed(double value, int digits) {
    return Double.isFinite(value) ? fixed(of(value), digits) : Double.toString(value);
  }

  /** The same of a decimal number. */
  public static String fixed(BigDecimal value, int digits) {
    BigDecimal few = value.round(CALCULATED);
    return rounded(few.scale() > digits ? few : value, digits).toPlainString();
  }

  /** With as many decimals as it has, a dot, and no exponent: {@code 0.0005}. */
  public static String plain(double value) {
    return Double.isFinite(value)
        ? of(value).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }

  /** The same with its sign, of 0 as well: {@code +0.0012}. */
  public static String signed(double value, int digits) {
    String text = fixed(value, digits);
    return text.startsWith("-") ? text : "+" + text;
  }

  /** A whole number with commas between thousands: {@code 12,345}. */
  public static String grouped(double value) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%,d", whole(value))
        : Double.toString(value);
  }
}
