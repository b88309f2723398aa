package io.github.experimentmaven.report.page;

import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.numbers.Digits;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are written, in every page and on every system the same: a dot for decimals, a thin
 * no-break space between thousands, a true minus sign, a no-break space before the unit.
 */
public final class NumberText {

  private static final String UNIT = "\u00a0";
  private static final String THOUSANDS = "\u202f";
  private static final String MINUS = "\u2212";
  private static final int MOST_PERCENT_DIGITS = 2;
  private static final int LOSS_DIGITS = 4;
  private static final int MOST_LOSS_DIGITS = 6;
  private static final int SHA_DIGITS = 12;

  private NumberText() {}

  /**
   * A fraction of a sample: {@code 98.02 %}. It has the decimals that the sample's size supports,
   * two at most, but as many as it takes not to show 0 or 100 % of what is neither.
   *
   * @param fraction 0 to 1
   * @param samples how many images it is a fraction of
   */
  public static String percent(double fraction, long samples) {
    return percentNumber(fraction, samples) + UNIT + "%";
  }

  /** How sure a network is: {@code 98.9 %}; what is not quite sure is {@code > 99.9 %}. */
  static String probability(double probability) {
    boolean nearlySure = probability < 1 && probability > 0.999;
    return (nearlySure ? ">" + UNIT + "99.9" : fixed(percentage(probability), 1)) + UNIT + "%";
  }

  /** As {@link #percent}, without the sign. */
  static String percentNumber(double fraction, long samples) {
    int digits = percentDigits(samples);
    String text = fixed(percentage(fraction), digits);
    while (digits < 6 && isWhole(text) && fraction != 0 && fraction != 1) {
      digits++;
      text = fixed(percentage(fraction), digits);
    }
    return text;
  }

  /** A difference of two such fractions, in percentage points: {@code 0.90 points}. */
  static String points(double difference, long samples) {
    return pointsNumber(difference, samples) + UNIT + "points";
  }

  /** As {@link #points}, without the unit. */
  static String pointsNumber(double difference, long samples) {
    return fixed(percentage(difference), percentDigits(samples));
  }

  /** A change of such a fraction in percentage points: {@code +0.05}; 0 has no sign. */
  static String signedPoints(double change, long samples) {
    return signed(percentage(change), percentDigits(samples));
  }

  /** The difference of two such fractions as they are shown, so that a reader can check it. */
  static String pointsBetween(double greater, double less, long samples) {
    if (!Double.isFinite(greater - less)) {
      return points(greater - less, samples);
    }
    int digits = percentDigits(samples);
    BigDecimal difference =
        Decimal.rounded(Decimal.of(percentage(greater)), digits)
            .subtract(Decimal.rounded(Decimal.of(percentage(less)), digits));
    return points(difference.doubleValue() / 100, samples);
  }

  private static int percentDigits(long samples) {
    int supported = (int) Math.ceil(Math.log10((double) Math.max(1, samples))) - 2;
    return Math.max(0, Math.min(MOST_PERCENT_DIGITS, supported));
  }

  private static boolean isWhole(String percent) {
    return percent.matches("(0|100)(\\.0+)?");
  }

  /**
   * A loss: {@code 0.0318}; a small one keeps three digits that count, and a large one has no more
   * than six.
   */
  public static String loss(double loss) {
    return fixed(loss, lossDigits(loss));
  }

  /** A change of a loss, with its sign; a small one has the decimals of other losses. */
  static String signedLoss(double change) {
    return signed(change, Math.min(LOSS_DIGITS, lossDigits(change)));
  }

  private static int lossDigits(double loss) {
    int digits = LOSS_DIGITS;
    while (digits > 0 && Math.abs(loss) >= Math.pow(10, MOST_LOSS_DIGITS - digits)) {
      digits--;
    }
    while (loss != 0 && digits < 12 && Math.abs(loss) < Math.pow(10, 2 - digits)) {
      digits++;
    }
    return digits;
  }

  /** A number of things: {@code 93 322}. */
  public static String count(long count) {
    String digits = Long.toString(Math.abs(count));
    String grouped = digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", THOUSANDS);
    return count < 0 ? MINUS + grouped : grouped;
  }

  /** About how many: {@code 5 k}, {@code 1.2 M}. */
  static String magnitude(double count) {
    if (count < 1e3) {
      return plain(count);
    }
    if (count < 1e6) {
      return plain(count / 1e3) + UNIT + "k";
    }
    return count < 1e9 ? plain(count / 1e6) + UNIT + "M" : plain(count / 1e9) + UNIT + "G";
  }

  /** A fraction in percent with two digits that count: {@code 0.75 %}. */
  static String plainPercent(double fraction) {
    return plain(percentage(fraction)) + UNIT + "%";
  }

  private static String plain(double value) {
    BigDecimal digits = Decimal.significant(Decimal.of(value), 2);
    return digits.stripTrailingZeros().toPlainString();
  }

  /** A mean of numbers of things: a whole one without decimals, others with one. */
  static String meanCount(double mean) {
    if (!Double.isFinite(mean)) {
      return fixed(mean, 0);
    }
    double few = Decimal.calculated(mean).doubleValue();
    return few == Math.rint(few) ? count((long) few) : fixed(few, 1);
  }

  /** A share of a whole: {@code 54 %}; {@code < 1 %} is not nothing. */
  static String share(double fraction) {
    String percent =
        fraction > 0 && fraction < 0.005 ? "<" + UNIT + "1" : fixed(percentage(fraction), 0);
    return percent + UNIT + "%";
  }

  /** A number with so many decimals; what is not finite is written {@code NaN} or as infinity. */
  static String fixed(double value, int digits) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value < 0 ? MINUS + "\u221e" : "\u221e";
    }
    return Decimal.fixed(value, digits).replace("-", MINUS);
  }

  /** A hundred times a fraction, without the noise of the multiplication or of what was before. */
  private static double percentage(double fraction) {
    return Double.isFinite(fraction)
        ? Decimal.calculated(fraction).movePointRight(2).doubleValue()
        : fraction;
  }

  /**
   * A duration: {@code 0.35 s}, {@code 6.4 s}, {@code 48 s}, {@code 4 min 52 s}, {@code 1 h 02
   * min}.
   */
  public static String duration(double seconds) {
    if (seconds < 1) {
      return fixed(seconds, 2) + UNIT + "s";
    }
    if (seconds < 9.95) {
      return fixed(seconds, 1) + UNIT + "s";
    }
    long whole = Decimal.whole(seconds);
    if (whole < 60) {
      return whole + UNIT + "s";
    }
    return whole < 3600
        ? whole / 60 + UNIT + "min" + UNIT + twoDigits(whole % 60) + UNIT + "s"
        : whole / 3600 + UNIT + "h" + UNIT + twoDigits(whole % 3600 / 60) + UNIT + "min";
  }

  private static String twoDigits(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }

  /** Images a second, without the unit. */
  public static String rate(double imagesPerSecond) {
    return imagesPerSecond >= 100
        ? count(Decimal.whole(imagesPerSecond))
        : fixed(imagesPerSecond, 1);
  }

  /** Memory: {@code 612 MiB}; a dash where the system did not tell. */
  static String memory(long bytes) {
    return bytes <= 0 ? "\u2013" : count(Decimal.whole(bytes / 1048576.0)) + UNIT + "MiB";
  }

  /**
   * A value beside its bound: with the decimals that tell them apart.
   *
   * @param margin its distance to the bound, or null
   */
  static String measured(double value, @Nullable Double margin) {
    boolean whole = value == Math.rint(value) && Math.abs(value) >= 2 && Math.abs(value) < 1e15;
    if (whole) {
      return count((long) value);
    }
    return fixed(value, Digits.tellingApart(margin == null ? 0 : margin));
  }

  /** A distance to a bound, signed. */
  static String margin(double margin) {
    if (margin == 0) {
      return "0";
    }
    boolean whole = margin == Math.rint(margin) && Math.abs(margin) < 1e15;
    String text = whole ? count((long) margin) : fixed(margin, Digits.tellingApart(margin));
    return margin > 0 ? "+" + text : text;
  }

  /** A change with so many decimals and its sign: {@code +0.0012}; 0 has none. */
  static String signed(double change, int digits) {
    String text = fixed(change, digits);
    return change > 0 && !text.matches("[0.]+") ? "+" + text : text;
  }

  /** A number as a person wrote it into a file: {@code 0.003}. */
  static String exact(double value) {
    BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
    return shortest.signum() < 0
        ? MINUS + shortest.abs().toPlainString()
        : shortest.toPlainString();
  }

  /** The first digits of a hash, enough to tell two apart by eye. */
  static String sha(String sha256) {
    return sha256.length() <= SHA_DIGITS ? sha256 : sha256.substring(0, SHA_DIGITS);
  }

  /** Sizes of an image without its channels: {@code 28 × 28}. */
  public static String size(List<Integer> imageShape) {
    return imageShape.stream()
        .limit(2)
        .map(String::valueOf)
        .collect(Collectors.joining(" \u00d7 "));
  }

  /** A number and what it counts, in the plural unless it is one: {@code 3 seeds}. */
  public static String counted(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
