package io.github.experimentmaven.trainer.network;

/** {@code x}, but at least -1 and at most 1; its slope is one between these, and zero beyond. */
final class HardTanh implements Curve {

  @Override
  public void apply(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = Math.min(Math.max(x[i], -1), 1);
    }
  }

  @Override
  public void multiplyBySlope(float[] y, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      // Nothing that is a number lies outside, so that the last sum hides none that is not.
      gradient[i] *= (y[i] > -1 && y[i] < 1 ? 1 : 0) + 0 * y[i];
    }
  }
}
