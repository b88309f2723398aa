package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Initializer;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Initial weights as Keras draws them, each number on its own. All arithmetic is {@link
 * StrictMath}'s, so that every machine draws the same weights.
 */
final class WeightInitializer {

  /**
   * The standard deviation of a standard normal distribution truncated at two: Keras divides by it.
   */
  private static final double TRUNCATED_DEVIATION = 0.87962566103423978;

  private final Initializer.OfEach initializer;
  private final SplittableRandom random;

  WeightInitializer(Initializer.OfEach initializer, SplittableRandom random) {
    this.initializer = initializer;
    this.random = random;
  }

  /**
   * Draws weights, into the place where they are used: those of a large layer have no second one.
   *
   * @param weights of which some are drawn
   * @param from the first of them
   * @param to the place after the last
   * @param fanIn inputs of a unit: the receptive field times the input channels
   * @param fanOut the receptive field times the output channels
   */
  void draw(float[] weights, int from, int to, long fanIn, long fanOut) {
    if (initializer instanceof Initializer.Scaled scaled) {
      scaled(scaled.scaling(), weights, from, to, fanIn, fanOut);
    } else if (initializer instanceof Initializer.RandomUniform bounds) {
      double middle = (bounds.minval() + bounds.maxval()) / 2;
      uniform(weights, from, to, middle, (bounds.maxval() - bounds.minval()) / 2);
    } else if (initializer instanceof Initializer.RandomNormal normal) {
      normal(weights, from, to, normal.mean(), normal.stddev());
    } else if (initializer instanceof Initializer.TruncatedNormal normal) {
      double deviation = normal.stddev() * TRUNCATED_DEVIATION;
      truncatedNormal(weights, from, to, normal.mean(), deviation);
    } else {
      Arrays.fill(weights, from, to, (float) constant());
    }
  }

  // keras.src.initializers.random_initializers.VarianceScaling
  private void scaled(
      Initializer.VarianceScaling scaling,
      float[] weights,
      int from,
      int to,
      long fanIn,
      long fanOut) {
    double fan = scaling.mode().of(fanIn, fanOut);
    switch (scaling.distribution()) {
      case UNIFORM -> uniform(weights, from, to, 0, StrictMath.sqrt(3 * scaling.scale() / fan));
      case UNTRUNCATED_NORMAL ->
          normal(weights, from, to, 0, StrictMath.sqrt(scaling.scale() / fan));
      case TRUNCATED_NORMAL ->
          truncatedNormal(weights, from, to, 0, StrictMath.sqrt(scaling.scale() / fan));
    }
  }

  private double constant() {
    if (initializer instanceof Initializer.Constant constant) {
      return constant.value();
    }
    if (initializer instanceof Initializer.Zeros) {
      return 0;
    }
    if (initializer instanceof Initializer.Ones) {
      return 1;
    }
    throw new IllegalStateException("no weights for " + initializer);
  }

  /**
   * @param limit the greatest distance from the middle
   */
  private void uniform(float[] weights, int from, int to, double middle, double limit) {
    for (int i = from; i < to; i++) {
      weights[i] = (float) (middle + (2 * random.nextDouble() - 1) * limit);
    }
  }

  private void normal(float[] weights, int from, int to, double mean, double deviation) {
    for (int i = from; i < to; i++) {
      weights[i] = (float) (mean + gaussian(random) * deviation);
    }
  }

  /** Of that standard deviation once truncated. */
  private void truncatedNormal(float[] weights, int from, int to, double mean, double deviation) {
    for (int i = from; i < to; i++) {
      double z;
      do {
        z = gaussian(random);
      } while (Math.abs(z) > 2);
      weights[i] = (float) (mean + z * deviation / TRUNCATED_DEVIATION);
    }
  }

  /**
   * A number of a normal distribution (Box and Muller 1958); {@code 1 - nextDouble()} keeps zero
   * out of the logarithm.
   */
  static double gaussian(SplittableRandom random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
