package io.github.experimentmaven.trainer.network;

/**
 * {@code s x} above zero, else {@code s a (exp(x) - 1)} (Klambauer et al. 2017); its slope is
 * {@code s}, or {@code y + s a}.
 */
final class Selu implements Curve {

  private static final float ABOVE = 1.0507009873554805f;
  private static final float BELOW = 1.7580993408473766f;

  private final Elu elu = new Elu(1);

  @Override
  public void apply(float[] x, int count) {
    elu.apply(x, count);
    for (int i = 0; i < count; i++) {
      x[i] = ABOVE * Math.max(x[i], 0) + BELOW * Math.min(x[i], 0);
    }
  }

  @Override
  public void multiplyBySlope(float[] y, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      gradient[i] *= y[i] > 0 ? ABOVE : y[i] + BELOW;
    }
  }
}
