package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Initializer;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Initial weights as Keras' {@code VarianceScaling} draws them (Glorot and Bengio 2010; He et al.
 * 2015; LeCun et al. 1998), or with a scale of their own. All arithmetic is {@link StrictMath}'s,
 * so that every machine draws the same weights.
 */
final class WeightInitializer {

  /**
   * The standard deviation of a standard normal distribution truncated at two: Keras divides by it.
   */
  private static final double TRUNCATED_DEVIATION = 0.87962566103423978;

  /** Keras' default for distributions that do not depend on the layer. */
  private static final double SCALE = 0.05;

  private final Initializer initializer;
  private final SplittableRandom random;

  WeightInitializer(Initializer initializer, SplittableRandom random) {
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
    switch (initializer) {
      case ZEROS -> Arrays.fill(weights, from, to, 0);
      case GLOROT_UNIFORM -> uniform(weights, from, to, StrictMath.sqrt(6.0 / (fanIn + fanOut)));
      case HE_UNIFORM -> uniform(weights, from, to, StrictMath.sqrt(6.0 / fanIn));
      case GLOROT_NORMAL ->
          truncatedNormal(weights, from, to, StrictMath.sqrt(2.0 / (fanIn + fanOut)));
      case HE_NORMAL -> truncatedNormal(weights, from, to, StrictMath.sqrt(2.0 / fanIn));
      case LECUN_UNIFORM -> uniform(weights, from, to, StrictMath.sqrt(3.0 / fanIn));
      case LECUN_NORMAL -> truncatedNormal(weights, from, to, StrictMath.sqrt(1.0 / fanIn));
      case RANDOM_UNIFORM -> uniform(weights, from, to, SCALE);
      case RANDOM_NORMAL -> normal(weights, from, to, SCALE);
      case TRUNCATED_NORMAL -> truncatedNormal(weights, from, to, SCALE * TRUNCATED_DEVIATION);
      case ONES -> Arrays.fill(weights, from, to, 1);
    }
  }

  private void uniform(float[] weights, int from, int to, double limit) {
    for (int i = from; i < to; i++) {
      weights[i] = (float) ((2 * random.nextDouble() - 1) * limit);
    }
  }

  private void normal(float[] weights, int from, int to, double deviation) {
    for (int i = from; i < to; i++) {
      weights[i] = (float) (gaussian() * deviation);
    }
  }

  /** Of that standard deviation once truncated. */
  private void truncatedNormal(float[] weights, int from, int to, double deviation) {
    for (int i = from; i < to; i++) {
      double z;
      do {
        z = gaussian();
      } while (Math.abs(z) > 2);
      weights[i] = (float) (z * deviation / TRUNCATED_DEVIATION);
    }
  }

  /** Box and Muller 1958; {@code 1 - nextDouble()} keeps zero out of the logarithm. */
  private double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
