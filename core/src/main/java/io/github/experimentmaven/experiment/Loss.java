package io.github.experimentmaven.experiment;

import java.util.List;

/** What training minimises, averaged over the samples of a batch. */
public enum Loss {
  @Described(
      "-sum of y * log(p) over the classes; p clipped to [1e-7, 1 - 1e-7] in the value, as when Keras"
          + " computes it from probabilities; the gradient is p - y and not clipped, as when it"
          + " computes it from logits.")
  CATEGORICAL_CROSSENTROPY,
  @Described("Mean over the outputs of (y - p)^2.")
  MEAN_SQUARED_ERROR,
  @Described(
      "-(y * log(p) + (1 - y) * log(1 - p)), where y is 1 for the second class and 0 for the first;"
          + " p clipped in the value, and the gradient not, as for `categorical_crossentropy`.")
  BINARY_CROSSENTROPY,
  @Described("Mean over the outputs of |y - p|.")
  MEAN_ABSOLUTE_ERROR,
  @Described(
      "Mean over the outputs of (y - p)^2 / 2 where |y - p| is at most 1, else of |y - p| - 1/2.")
  HUBER,
  @Described("Mean over the outputs of log(cosh(y - p)).")
  LOG_COSH,
  @Described("100 times the mean over the outputs of |y - p| / max(|y|, 1e-7).")
  MEAN_ABSOLUTE_PERCENTAGE_ERROR,
  @Described(
      "Mean over the outputs of (log(max(y, 1e-7) + 1) - log(max(p, 1e-7) + 1))^2, for numbers that"
          + " are not below zero.")
  MEAN_SQUARED_LOGARITHMIC_ERROR;

  /**
   * The loss of an experiment that names none: the one that goes with the last activation.
   *
   * @param architecture the layers, from the input to the output
   */
  public static Loss usual(List<Layer> architecture) {
    return switch (ActivationFunction.last(architecture)) {
      case SOFTMAX -> CATEGORICAL_CROSSENTROPY;
      case SIGMOID -> BINARY_CROSSENTROPY;
      default -> MEAN_SQUARED_ERROR;
    };
  }
}
