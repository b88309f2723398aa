package io.github.experimentmaven.trainer.network;

/** {@code 1 / (1 + exp(-x))}, with a slope of {@code y (1 - y)}. */
final class Sigmoid implements Curve {

  private final Exponential exponential = new Exponential(BLOCK);

  @Override
  public void apply(float[] x, int count) {
    negate(x, count);
    exponential.split(x, count);
    invert(exponential.fraction(), exponential.power(), x, count);
  }

  private static void negate(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = -x[i];
    }
  }

  private static void invert(float[] fraction, float[] power, float[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = 1 / (1 + power[i] * (1 + fraction[i]));
    }
  }

  @Override
  public void multiplyBySlope(float[] y, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      gradient[i] *= y[i] * (1 - y[i]);
    }
  }
}
