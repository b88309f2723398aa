package io.github.experimentmaven.statistics;

/**
 * Newcombe's interval for the difference of two proportions, made of Wilson's score intervals:
 * "Interval estimation for the difference between independent proportions", Statistics in Medicine
 * 17 (1998), method 10, without continuity correction.
 *
 * <p>It is what N test images can tell of two single networks, whose scatter over seeds is unknown.
 * It presumes two independent sets of images; if both are the same images, it is wider than it need
 * be.
 */
public final class Newcombe {

  private Newcombe() {}

  /**
   * The two-sided interval of {@code to - from}.
   *
   * @param from the proportion to compare with, in [0, 1]
   * @param to the other proportion, in [0, 1]
   * @param count how many images each is of, 1 at least
   * @param confidence in (0, 1)
   * @throws IllegalArgumentException if a figure is out of its range
   */
  public static Interval difference(double from, double to, int count, double confidence) {
    if (count < 1) {
      throw new IllegalArgumentException("a proportion of " + count + " images");
    }
    double z = StandardNormal.twoSided(confidence);
    Interval ofFrom = wilson(from, count, z);
    Interval ofTo = wilson(to, count, z);
    double difference = to - from;
    return new Interval(
        difference - Math.hypot(to - ofTo.lower(), ofFrom.upper() - from),
        difference + Math.hypot(ofTo.upper() - to, from - ofFrom.lower()));
  }

  /** Wilson's score interval (1927): the proportions that are at most z standard errors away. */
  private static Interval wilson(double proportion, int count, double z) {
    if (!(proportion >= 0 && proportion <= 1)) {
      throw new IllegalArgumentException("a proportion must lie between 0 and 1: " + proportion);
    }
    double squared = z * z;
    double denominator = 1 + squared / count;
    double center = (proportion + squared / (2.0 * count)) / denominator;
    double root =
        Math.sqrt(proportion * (1 - proportion) / count + squared / (4.0 * count * count));
    return Interval.around(center, z * root / denominator);
  }
}
