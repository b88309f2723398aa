package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;

/**
 * What each number is multiplied with in an activation function whose slope does not follow from
 * its value: {@code x g(x)}.
 */
interface Gate {

  /**
   * The gates.
   *
   * @param x the numbers; left as they are
   * @param gates takes a gate for each
   * @param count how many, {@link Curve#BLOCK} at most
   */
  void open(float[] x, float[] gates, int count);

  /**
   * Multiplies gradients by the slope of the function, {@code g(x) + x g'(x)}.
   *
   * @param x the numbers that {@link #open} was given last
   * @param gates what it has given
   * @param gradient with respect to the values; overwritten by that with respect to the numbers
   * @param count how many
   */
  void multiplyBySlope(float[] x, float[] gates, float[] gradient, int count);

  /**
   * The gate of a function.
   *
   * @throws IllegalArgumentException if its slope follows from its value
   */
  static Gate of(ActivationFunction function) {
    return switch (function) {
      case SILU -> new SigmoidGate();
      case HARD_SILU -> new HardSigmoidGate();
      case MISH -> new MishGate();
      default -> throw new IllegalArgumentException(function + " has no gate");
    };
  }
}
