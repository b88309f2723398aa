package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Initializer;
import java.util.SplittableRandom;

/**
 * Initial weights as Keras' {@code VarianceScaling} draws them (Glorot and Bengio 2010; He et al.
 * 2015). All arithmetic is {@link StrictMath}'s, so that every machine draws the same weights.
 */
final class WeightInitializer {

  /**
   * The standard deviation of a standard normal distribution truncated at two: Keras divides by it.
   */
  private static final double TRUNCATED_DEVIATION = 0.87962566103423978;

  private final Initializer initializer;
  private final SplittableRandom random;

  WeightInitializer(Initializer initializer, SplittableRandom random) {
    this.initializer = initializer;
    this.random = random;
  }

  /**
   * Draws weights.
   *
   * @param count how many
   * @param fanIn inputs of a unit: the receptive field times the input channels
   * @param fanOut the receptive field times the output channels
   */
  float[] draw(int count, long fanIn, long fanOut) {
    return switch (initializer) {
      case ZEROS -> new float[count];
      case GLOROT_UNIFORM -> uniform(count, StrictMath.sqrt(6.0 / (fanIn + fanOut)));
      case HE_UNIFORM -> uniform(count, StrictMath.sqrt(6.0 / fanIn));
      case GLOROT_NORMAL -> truncatedNormal(count, StrictMath.sqrt(2.0 / (fanIn + fanOut)));
      case HE_NORMAL -> truncatedNormal(count, StrictMath.sqrt(2.0 / fanIn));
    };
  }

  private float[] uniform(int count, double limit) {
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) ((2 * random.nextDouble() - 1) * limit);
    }
    return weights;
  }

  private float[] truncatedNormal(int count, double deviation) {
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      double z;
      do {
        z = gaussian();
      } while (Math.abs(z) > 2);
      weights[i] = (float) (z * deviation / TRUNCATED_DEVIATION);
    }
    return weights;
  }

  /** Box and Muller 1958; {@code 1 - nextDouble()} keeps zero out of the logarithm. */
  private double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
