package io.github.experimentmaven.experiment;

import java.util.List;

/** Activation functions, with Keras' names and meaning. */
public enum ActivationFunction {
  @Described("x")
  LINEAR,
  @Described("max(x, 0)")
  RELU,
  @Described("1 / (1 + exp(-x))")
  SIGMOID,
  @Described("tanh(x)")
  TANH,
  @Described("x if x > 0, else exp(x) - 1")
  ELU,
  @Described("log(1 + exp(x))")
  SOFTPLUS,
  @Described("x if x > 0, else 0.2 * x")
  LEAKY_RELU,
  @Described("min(max(x, 0), 6)")
  RELU6,
  @Described("1.05070099 * x if x > 0, else 1.05070099 * 1.67326324 * (exp(x) - 1)")
  SELU,
  @Described("x / (1 + |x|)")
  SOFTSIGN,
  @Described("x / (1 + exp(-x)), also known as swish")
  SILU,
  @Described("exp(x) / sum of exp(x) over the last axis")
  SOFTMAX;

  /** Whether its slope follows from its value, so that its input need not be kept. */
  public boolean isKnownByItsValue() {
    return this != SILU;
  }

  /**
   * What the outputs of a network have gone through last.
   *
   * @param architecture the layers, from the input to the output
   */
  public static ActivationFunction last(List<Layer> architecture) {
    if (architecture.isEmpty()) {
      return LINEAR;
    }
    Layer layer = architecture.get(architecture.size() - 1);
    if (layer instanceof Layer.Dense dense) {
      return dense.activation();
    }
    if (layer instanceof Layer.Softmax) {
      return SOFTMAX;
    }
    return layer instanceof Layer.Activation function ? function.activation() : LINEAR;
  }
}
