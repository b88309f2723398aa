package io.github.experimentmaven.trainer.network;

/** That of silu, the sigmoid {@code s}: the slope is {@code s (1 + x (1 - s))}. */
final class SigmoidGate implements Gate {

  private final Sigmoid sigmoid = new Sigmoid();

  @Override
  public void open(float[] x, float[] gates, int count) {
    System.arraycopy(x, 0, gates, 0, count);
    sigmoid.apply(gates, count);
  }

  @Override
  public void multiplyBySlope(float[] x, float[] gates, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      gradient[i] *= gates[i] * (1 + x[i] * (1 - gates[i]));
    }
  }
}
