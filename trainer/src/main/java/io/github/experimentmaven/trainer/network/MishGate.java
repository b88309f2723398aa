package io.github.experimentmaven.trainer.network;

/**
 * That of mish, {@code tanh(log(1 + exp(x)))}. With {@code u = exp(-|x|)} it is {@code n / d},
 * where {@code n = 1 + 2 u} and {@code d = n + 2 u^2} above zero, {@code n = u (u + 2)} and {@code
 * d = n + 2} below; its own slope is {@code 4 u^2 (1 + u) / d^2} above and {@code 4 u (1 + u) /
 * d^2} below.
 */
final class MishGate implements Gate {

  private final Exponential exponential = new Exponential(Curve.BLOCK);
  private final float[] below = new float[Curve.BLOCK];

  @Override
  public void open(float[] x, float[] gates, int count) {
    belowZero(x, below, count);
    exponential.split(below, count);
    exponentials(exponential.fraction(), exponential.power(), below, count);
    divide(x, below, gates, count);
  }

  private static void belowZero(float[] x, float[] below, int count) {
    for (int i = 0; i < count; i++) {
      below[i] = -Math.abs(x[i]);
    }
  }

  private static void exponentials(float[] fraction, float[] power, float[] u, int count) {
    for (int i = 0; i < count; i++) {
      u[i] = power[i] * (1 + fraction[i]);
    }
  }

  private static void divide(float[] x, float[] u, float[] gates, int count) {
    for (int i = 0; i < count; i++) {
      float square = u[i] * u[i];
      float n = x[i] > 0 ? 1 + 2 * u[i] : square + 2 * u[i];
      gates[i] = n / (n + (x[i] > 0 ? 2 * square : 2));
    }
  }

  @Override
  public void multiplyBySlope(float[] x, float[] gates, float[] gradient, int count) {
    multiply(x, below, gates, gradient, count);
  }

  private static void multiply(float[] x, float[] u, float[] gates, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      float square = u[i] * u[i];
      float d = x[i] > 0 ? 1 + 2 * u[i] + 2 * square : square + 2 * u[i] + 2;
      float slope = 4 * (u[i] + square) / (d * d) * (x[i] > 0 ? u[i] : 1);
      gradient[i] *= gates[i] + x[i] * slope;
    }
  }
}
