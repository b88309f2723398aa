package io.github.experimentmaven.trainer.network;

/**
 * {@code log(1 / (1 + exp(-x)))}, which is softplus of {@code -x}, negated; so its slope is that of
 * softplus there.
 */
final class LogSigmoid implements Curve {

  private final Softplus softplus = new Softplus();

  @Override
  public void apply(float[] x, int count) {
    negate(x, count);
    softplus.apply(x, count);
    negate(x, count);
  }

  private static void negate(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = -x[i];
    }
  }

  @Override
  public void multiplyBySlope(float[] y, float[] gradient, int count) {
    negate(y, count);
    softplus.multiplyBySlope(y, gradient, count);
  }
}
