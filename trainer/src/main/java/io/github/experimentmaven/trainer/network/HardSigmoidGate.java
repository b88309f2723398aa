package io.github.experimentmaven.trainer.network;

/** That of hard_silu: the slope is zero up to -3, one from 3 on, else {@code x / 3 + 0.5}. */
final class HardSigmoidGate implements Gate {

  private static final float SIXTH = 1 / 6f;

  private final HardSigmoid sigmoid = new HardSigmoid();

  @Override
  public void open(float[] x, float[] gates, int count) {
    System.arraycopy(x, 0, gates, 0, count);
    sigmoid.apply(gates, count);
  }

  @Override
  public void multiplyBySlope(float[] x, float[] gates, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      gradient[i] *= gates[i] + (gates[i] > 0 && gates[i] < 1 ? SIXTH * x[i] : 0);
    }
  }
}
