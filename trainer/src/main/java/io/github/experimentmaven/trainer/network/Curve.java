package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;

/**
 * An activation function of one number whose slope can be had from its value: only that is kept
 * from the forward to the backward pass.
 */
interface Curve {

  /** Numbers at a time, at most. */
  int BLOCK = 1024;

  /**
   * Its values.
   *
   * @param x the numbers; overwritten by the values
   * @param count how many
   */
  void apply(float[] x, int count);

  /**
   * Multiplies gradients by the slope.
   *
   * @param y values; may be overwritten
   * @param gradient with respect to the values; overwritten by that with respect to the numbers
   * @param count how many
   */
  void multiplyBySlope(float[] y, float[] gradient, int count);

  /**
   * The curve of that name.
   *
   * @throws IllegalArgumentException if the function is not one of a number, or needs no pass
   */
  static Curve of(ActivationFunction function) {
    return switch (function) {
      case SIGMOID -> new Sigmoid();
      case TANH -> new Tanh();
      case ELU -> new Elu();
      case SOFTPLUS -> new Softplus();
      case LINEAR, RELU, SOFTMAX -> throw new IllegalArgumentException(function + " is no curve");
    };
  }
}
