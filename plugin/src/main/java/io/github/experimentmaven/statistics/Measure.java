package io.github.experimentmaven.statistics;

/**
 * What kind of number a metric is: which way it improves, and how finely it can be measured at all.
 */
public sealed interface Measure {

  /** Accuracy: the proportion of so many images that is classified correctly. */
  static Measure accuracy(long images) {
    return new Proportion(Direction.HIGHER_IS_BETTER, images);
  }

  /** A loss. */
  static Measure loss() {
    return new Magnitude(Direction.LOWER_IS_BETTER, 0);
  }

  /** Which way it improves. */
  Direction direction();

  /**
   * The floor under the standard deviation over seeds. Seeds that happen to agree have a deviation
   * of (nearly) 0, which would make any other value infinitely significant.
   *
   * @param mean of the sample
   */
  double leastDeviation(double mean);

  /**
   * How far a value is from perfect, as a logarithm: errors and losses scatter by factors, so that
   * this is nearly normal where they are skewed.
   *
   * @param value finite
   */
  double logError(double value);

  /**
   * The {@linkplain #leastDeviation floor}, on the scale of {@link #logError}.
   *
   * @param mean of the sample, finite
   */
  default double leastLogDeviation(double mean) {
    double worse =
        direction() == Direction.HIGHER_IS_BETTER
            ? mean - leastDeviation(mean)
            : mean + leastDeviation(mean);
    return logError(worse) - logError(mean);
  }

  /**
   * A proportion of images.
   *
   * <p>Its floor is one image, {@code 1/N}: it comes in steps of that, so that seeds which agree
   * say only that they differ by less. Simulated with seeds that deviate by a quarter of an image
   * to two images, a margin of 0 and 5% of false alarms stated, there are up to 11% without a floor
   * (two seeds against one) and at most 5% with this one; half an image does not suffice. The
   * binomial deviation would not be honest as a floor: all seeds see the same images, so they may
   * well differ by less than samples of different images would.
   *
   * <p>Five images are added to the errors before their logarithm is taken: counts of so few errors
   * scatter by Poisson's law, not by factors.
   *
   * @param images how many there are, 1 at least
   */
  record Proportion(Direction direction, long images) implements Measure {

    private static final double ADDED = 5;

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if there is no image
     */
    public Proportion {
      if (images < 1) {
        throw new IllegalArgumentException("a proportion of " + images + " images");
      }
    }

    @Override
    public double leastDeviation(double mean) {
      return 1.0 / images;
    }

    @Override
    public double logError(double value) {
      double wrong = direction == Direction.HIGHER_IS_BETTER ? 1 - value : value;
      return Math.log(wrong + ADDED / images);
    }
  }

  /**
   * A number from 0 to 1, at best 1, that is a share of no images, such as the area below a curve,
   * but moves in steps of about one as proportions do. It has their floor, and their logarithm of
   * errors, so that a perfect one is not infinitely far from the others.
   *
   * @param images how many there are, 1 at least
   */
  record Score(long images) implements Measure {

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if there is no image
     */
    public Score {
      if (images < 1) {
        throw new IllegalArgumentException("a score of " + images + " images");
      }
    }

    @Override
    public Direction direction() {
      return Direction.HIGHER_IS_BETTER;
    }

    @Override
    public double leastDeviation(double mean) {
      return 1.0 / images;
    }

    @Override
    public double logError(double value) {
      return new Proportion(direction(), images).logError(value);
    }
  }

  /**
   * A number without a natural step, such as a loss.
   *
   * <p>Its floor is a thousandth of the mean: far below the variation of seeds (several
   * hundredths), and far above what another order of summation does.
   *
   * <p>The error whose logarithm is taken is the distance from the best value. Without one nothing
   * scatters by factors of anything, and the value stands for itself.
   *
   * @param best what it is at best, such as a loss's 0; infinite if there is no end to better
   */
  record Magnitude(Direction direction, double best) implements Measure {

    private static final double LEAST = 1e-3;

    @Override
    public double leastDeviation(double mean) {
      return Math.max(LEAST * Math.abs(mean), Double.MIN_NORMAL);
    }

    @Override
    public double logError(double value) {
      if (Double.isInfinite(best)) {
        return direction.gain(value, 0);
      }
      return Math.log(Math.max(direction.gain(value, best), Double.MIN_NORMAL));
    }
  }
}
