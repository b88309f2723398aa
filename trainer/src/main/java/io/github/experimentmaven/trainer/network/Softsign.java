package io.github.experimentmaven.trainer.network;

/** {@code x / (1 + |x|)}; its slope is {@code (1 - |y|)^2}. */
final class Softsign implements Curve {

  @Override
  public void apply(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      // Infinity by infinity would be no number.
      float finite = Math.max(Math.min(x[i], Float.MAX_VALUE), -Float.MAX_VALUE);
      x[i] = finite / (1 + Math.abs(finite));
    }
  }

  @Override
  public void multiplyBySlope(float[] y, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      float rest = 1 - Math.abs(y[i]);
      gradient[i] *= rest * rest;
    }
  }
}
