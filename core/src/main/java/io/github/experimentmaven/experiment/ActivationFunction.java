package io.github.experimentmaven.experiment;

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
  @Described("exp(x) / sum of exp(x) over the last axis")
  SOFTMAX
}
