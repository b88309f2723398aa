package io.github.experimentmaven.trainer.network;

/** {@code x} above zero, else {@code slope x}. */
final class LeakyRelu implements Curve {

  /** That of what Keras 3 calls leaky_relu. */
  static final float NEGATIVE_SLOPE = 0.2f;

  private final float slope;

  /**
   * @param slope below zero; not negative
   */
  LeakyRelu(float slope) {
    this.slope = slope;
  }

  @Override
  public void apply(float[] x, int count) {
    if (slope <= 1) {
      flatten(x, slope, count);
    } else {
      steepen(x, slope, count);
    }
  }

  private static void flatten(float[] x, float slope, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = Math.max(x[i], slope * x[i]);
    }
  }

  private static void steepen(float[] x, float slope, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = Math.min(x[i], slope * x[i]);
    }
  }

  @Override
  public void multiplyBySlope(float[] y, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      // What is no number is neither above zero nor not.
      gradient[i] *= y[i] > 0 ? 1 : (y[i] <= 0 ? slope : y[i]);
    }
  }
}
