package io.github.experimentmaven.trainer.network;

/**
 * {@code tanh(x)}, which is {@code e / (e + 2)} with {@code e = exp(2 x) - 1}; its slope is {@code
 * 1 - y^2}.
 */
final class Tanh implements Curve {

  /** From here on it is one, as near as a float can be. */
  private static final float ONE = 10;

  private final Exponential exponential = new Exponential(BLOCK);

  @Override
  public void apply(float[] x, int count) {
    twice(x, count);
    exponential.split(x, count);
    divide(exponential.fraction(), exponential.power(), x, count);
  }

  private static void twice(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = 2 * Math.min(Math.max(x[i], -ONE), ONE);
    }
  }

  private static void divide(float[] fraction, float[] power, float[] y, int count) {
    for (int i = 0; i < count; i++) {
      float e = power[i] * fraction[i] + (power[i] - 1);
      y[i] = e / (e + 2);
    }
  }

  @Override
  public void multiplyBySlope(float[] y, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      gradient[i] *= (1 - y[i]) * (1 + y[i]);
    }
  }
}
