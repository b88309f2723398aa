package io.github.experimentmaven.trainer.network;

/**
 * {@code log(1 + exp(x))}, which is {@code max(x, 0) + log(1 + e)} with {@code e = exp(-|x|)}; its
 * slope is {@code 1 - exp(-y)}.
 */
final class Softplus implements Curve {

  // With s = e / (2 + e), log(1 + e) = 2 atanh(s) = e - s (e - s^2 (C0 + C1 s^2 + ...)): of the
  // least greatest error for e from 0 to 1, 4.6e-9.
  private static final float C0 = 0.6666641f;
  private static final float C1 = 0.40021706f;
  private static final float C2 = 0.27999014f;
  private static final float C3 = 0.28025144f;

  private final Exponential exponential = new Exponential(BLOCK);
  private final float[] below = new float[BLOCK];

  @Override
  public void apply(float[] x, int count) {
    belowZero(x, below, count);
    exponential.split(below, count);
    join(exponential.fraction(), exponential.power(), x, count);
  }

  private static void belowZero(float[] x, float[] below, int count) {
    for (int i = 0; i < count; i++) {
      below[i] = -Math.abs(x[i]);
    }
  }

  private static void join(float[] fraction, float[] power, float[] x, int count) {
    for (int i = 0; i < count; i++) {
      float e = power[i] * (1 + fraction[i]);
      float s = e / (2 + e);
      float square = s * s;
      float series = ((C3 * square + C2) * square + C1) * square + C0;
      x[i] = Math.max(x[i], 0) + (e - s * (e - square * series));
    }
  }

  @Override
  public void multiplyBySlope(float[] y, float[] gradient, int count) {
    negate(y, count);
    exponential.split(y, count);
    multiply(exponential.fraction(), exponential.power(), gradient, count);
  }

  private static void negate(float[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = -y[i];
    }
  }

  private static void multiply(float[] fraction, float[] power, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      gradient[i] *= (1 - power[i]) - power[i] * fraction[i];
    }
  }
}
