package io.github.experimentmaven.trainer.network;

/** {@code x} above zero, else {@code 0.2 x}, which is what Keras 3 calls leaky_relu. */
final class LeakyRelu implements Curve {

  /** What is left of a number below zero. */
  static final float NEGATIVE_SLOPE = 0.2f;

  @Override
  public void apply(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = Math.max(x[i], NEGATIVE_SLOPE * x[i]);
    }
  }

  @Override
  public void multiplyBySlope(float[] y, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      // What is no number is neither above zero nor not.
      gradient[i] *= y[i] > 0 ? 1 : (y[i] <= 0 ? NEGATIVE_SLOPE : y[i]);
    }
  }
}
