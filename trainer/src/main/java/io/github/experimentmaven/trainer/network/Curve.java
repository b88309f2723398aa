package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;

/**
 * An activation function, of one number or of the numbers of a vector, whose slope can be had from
 * its value: only that is kept from the forward to the backward pass.
 */
interface Curve {

  /** Numbers at a time, at most, of a function of one number. */
  int BLOCK = 1024;

  /** Numbers at a time, at most. */
  default int block() {
    return BLOCK;
  }

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
   * The function of one number of that name, whatever it is.
   *
   * @throws IllegalArgumentException if the function is not one of a number, or its slope does not
   *     follow from its value
   */
  static Curve ofAny(ActivationFunction function) {
    return switch (function) {
      case LINEAR -> new Identity();
      case RELU -> new Rectifier(0, Float.POSITIVE_INFINITY, 0);
      default -> of(function);
    };
  }

  /**
   * The function of one number of that name.
   *
   * @throws IllegalArgumentException if the function is not one of a number, or needs no pass
   */
  static Curve of(ActivationFunction function) {
    return switch (function) {
      case SIGMOID -> new Sigmoid();
      case TANH -> new Tanh();
      case ELU -> new Elu(1);
      case SOFTPLUS -> new Softplus();
      case LEAKY_RELU -> new LeakyRelu(LeakyRelu.NEGATIVE_SLOPE);
      case RELU6 -> new Relu6();
      case SELU -> new Selu();
      case SOFTSIGN -> new Softsign();
      case HARD_SIGMOID -> new HardSigmoid();
      case HARD_TANH -> new HardTanh();
      case LOG_SIGMOID -> new LogSigmoid();
      case CELU -> new Elu(1);
      case LINEAR, RELU, SILU, HARD_SILU, MISH, SOFTMAX ->
          throw new IllegalArgumentException(function + " is no curve");
    };
  }
}
