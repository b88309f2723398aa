package io.github.experimentmaven.statistics;

import java.util.OptionalDouble;

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
    return new Magnitude(Direction.LOWER_IS_BETTER);
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
   * The deviation over seeds to presume where no seed was repeated; nothing where nothing is known.
   *
   * @param mean of the values at hand
   */
  OptionalDouble presumedDeviation(double mean);

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
   * <p>What it presumes for single runs is twice the binomial deviation {@code sqrt(p(1-p)/N)}. The
   * seeds of image classifiers deviate by about once that (the MNIST perceptron: 0.15 points at
   * 0.98 of 10,000 images, 1.1 times); twice leaves room. {@code p} is that of Agresti and Coull
   * (1998), two images of either outcome added, so that it is never 0 or 1.
   *
   * @param images how many there are, 1 at least
   */
  record Proportion(Direction direction, long images) implements Measure {

    /** Times the binomial deviation. */
    static final double PRESUMED = 2;

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
    public OptionalDouble presumedDeviation(double mean) {
      double p = (mean * images + 2) / (images + 4);
      return OptionalDouble.of(PRESUMED * Math.sqrt(p * (1 - p) / images));
    }
  }

  /**
   * A positive number without a natural step, such as a loss.
   *
   * <p>Its floor is a thousandth of the mean: far below the variation of seeds (several
   * hundredths), and far above what another order of summation does. Nothing is presumed for single
   * runs.
   */
  record Magnitude(Direction direction) implements Measure {

    private static final double LEAST = 1e-3;

    @Override
    public double leastDeviation(double mean) {
      return Math.max(LEAST * Math.abs(mean), Double.MIN_NORMAL);
    }

    @Override
    public OptionalDouble presumedDeviation(double mean) {
      return OptionalDouble.empty();
    }
  }
}
