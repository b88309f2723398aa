package io.github.experimentmaven.trainer.network;

/** {@code min(max(x, 0), 6)}; its slope is one between these, and zero at and beyond them. */
final class Relu6 implements Curve {

  private static final float GREATEST = 6;

  @Override
  public void apply(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = Math.min(Math.max(x[i], 0), GREATEST);
    }
  }

  @Override
  public void multiplyBySlope(float[] y, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      // Nothing that is a number lies outside, so that the last sum hides none that is not.
      gradient[i] *= (y[i] > 0 && y[i] < GREATEST ? 1 : 0) + 0 * y[i];
    }
  }
}
