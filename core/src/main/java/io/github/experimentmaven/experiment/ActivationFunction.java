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
  SOFTMAX,
  @Described(
      "x / 6 + 0.5, but at least 0 and at most 1, as in Keras 3; Keras 2 has 0.2 in place of 1 / 6")
  HARD_SIGMOID,
  @Described("x * hard_sigmoid(x), also known as hard_swish")
  HARD_SILU,
  @Described("x, but at least -1 and at most 1")
  HARD_TANH,
  @Described("log(1 / (1 + exp(-x)))")
  LOG_SIGMOID,
  @Described("x * tanh(log(1 + exp(x)))")
  MISH,
  @Described("max(x, 0) + min(exp(x) - 1, 0), which of an alpha of 1 is elu")
  CELU;

  /** Whether its slope follows from its value, so that its input need not be kept. */
  public boolean isKnownByItsValue() {
    return this != SILU && this != HARD_SILU && this != MISH;
  }

  /** Whether Deeplearning4j has no such function, but several that make it up. */
  public boolean isFormula() {
    return this == HARD_SIGMOID || this == HARD_SILU || this == LOG_SIGMOID;
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
