package io.github.experimentmaven.launch;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory, written as the JVM's own options write it: {@code 2g}.
 *
 * @param bytes more than 0
 */
public record MemorySize(long bytes) {

  private static final Pattern NOTATION = Pattern.compile("(\\d+)([kmgt]?)");
  private static final String UNITS = "kmgt";
  private static final int BITS_A_UNIT = 10;

  public MemorySize {
    if (bytes <= 0) {
      throw new IllegalArgumentException("a memory size must be more than 0, not " + bytes);
    }
  }

  /**
   * Reads a size.
   *
   * @param text digits and an optional unit of {@code k}, {@code m}, {@code g} or {@code t}, in
   *     either case, powers of 1024
   * @throws IllegalArgumentException if it is something else, 0 or beyond 2^63; the message says so
   */
  public static MemorySize parse(String text) {
    Matcher matcher = NOTATION.matcher(text.strip().toLowerCase(Locale.ROOT));
    try {
      if (matcher.matches()) {
        String unit = matcher.group(2);
        long factor = unit.isEmpty() ? 1 : 1L << (BITS_A_UNIT * (UNITS.indexOf(unit) + 1));
        return new MemorySize(Math.multiplyExact(Long.parseLong(matcher.group(1)), factor));
      }
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException("'" + text + "' is more memory than can be counted", e);
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a memory size; write digits and k, m or g, such as 512m or 2g");
  }

  /** So many bytes, rounded up to whole mebibytes. */
  static MemorySize ofAtLeast(long bytes) {
    long unit = 1L << (2 * BITS_A_UNIT);
    long rounded = (bytes + unit - 1) / unit * unit;
    return new MemorySize(rounded < bytes ? Long.MAX_VALUE / unit * unit : rounded);
  }

  /** This much and that much. */
  MemorySize plus(MemorySize other) {
    return new MemorySize(Math.addExact(bytes, other.bytes));
  }

  /** In the largest unit that expresses it exactly: {@code 2g}. */
  @Override
  public String toString() {
    int unit = Math.min(UNITS.length(), Long.numberOfTrailingZeros(bytes) / BITS_A_UNIT);
    return unit == 0
        ? Long.toString(bytes)
        : (bytes >> (BITS_A_UNIT * unit)) + UNITS.substring(unit - 1, unit);
  }
}
