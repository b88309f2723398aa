package io.github.experimentmaven.trainer.network;

/**
 * {@code x} above zero, else {@code alpha (exp(x) - 1)}; its slope is one, or {@code y + alpha}.
 */
final class Elu implements Curve {

  private final Exponential exponential = new Exponential(BLOCK);
  private final float[] negative = new float[BLOCK];
  private final float alpha;

  /**
   * @param alpha what the values below zero end at, negated; not negative
   */
  Elu(float alpha) {
    this.alpha = alpha;
  }

  @Override
  public void apply(float[] x, int count) {
    negativePart(x, negative, count);
    exponential.split(negative, count);
    join(exponential.fraction(), exponential.power(), x, alpha, count);
  }

  private static void negativePart(float[] x, float[] negative, int count) {
    for (int i = 0; i < count; i++) {
      negative[i] = Math.min(x[i], 0);
    }
  }

  private static void join(float[] fraction, float[] power, float[] x, float alpha, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = Math.max(x[i], 0) + alpha * (power[i] * fraction[i] + (power[i] - 1));
    }
  }

  @Override
  public void multiplyBySlope(float[] y, float[] gradient, int count) {
    if (alpha == 1) {
      multiply(y, gradient, count);
    } else {
      multiply(y, gradient, alpha, count);
    }
  }

  private static void multiply(float[] y, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      gradient[i] *= Math.min(y[i], 0) + 1;
    }
  }

  private static void multiply(float[] y, float[] gradient, float alpha, int count) {
    for (int i = 0; i < count; i++) {
      gradient[i] *= y[i] > 0 ? 1 : y[i] + alpha;
    }
  }
}
