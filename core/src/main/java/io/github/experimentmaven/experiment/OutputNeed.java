package io.github.experimentmaven.experiment;

import java.util.List;

/** What a loss needs the outputs of a network to be, and which last activations make them that. */
public enum OutputNeed {
  /** Anything. */
  NUMBERS("numbers"),

  /** A probability for each class, together 1. */
  SHARES("probabilities"),

  /** A probability each. */
  PROBABILITIES("probabilities"),

  /** Of which there are logarithms. */
  NOT_NEGATIVE("outputs that are not below zero");

  private final String noun;

  OutputNeed(String noun) {
    this.noun = noun;
  }

  /** What they have to be: "probabilities". */
  public String noun() {
    return noun;
  }

  /** The activations whose values are that, the usual one first. */
  public List<ActivationFunction> activations() {
    return switch (this) {
      case NUMBERS -> List.of(ActivationFunction.values());
      case SHARES -> List.of(ActivationFunction.SOFTMAX);
      case PROBABILITIES -> List.of(ActivationFunction.SIGMOID);
      case NOT_NEGATIVE ->
          List.of(
              ActivationFunction.SOFTPLUS,
              ActivationFunction.RELU,
              ActivationFunction.RELU6,
              ActivationFunction.SIGMOID);
    };
  }

  /** Whether the values of an activation are that. */
  public boolean allows(ActivationFunction last) {
    return activations().contains(last);
  }
}
