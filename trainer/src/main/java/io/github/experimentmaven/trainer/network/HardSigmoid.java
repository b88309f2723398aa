package io.github.experimentmaven.trainer.network;

/** {@code x / 6 + 0.5}, but at least 0 and at most 1; in between its slope is a sixth. */
final class HardSigmoid implements Curve {

  private static final float SIXTH = 1 / 6f;

  @Override
  public void apply(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = Math.min(Math.max(x[i] + 3, 0), 6) / 6;
    }
  }

  @Override
  public void multiplyBySlope(float[] y, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      // Nothing that is a number lies outside, so that the last sum hides none that is not.
      gradient[i] *= (y[i] > 0 && y[i] < 1 ? SIXTH : 0) + 0 * y[i];
    }
  }
}
