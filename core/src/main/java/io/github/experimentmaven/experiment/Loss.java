package io.github.experimentmaven.experiment;

/** What training minimises, averaged over the samples of a batch. */
public enum Loss {
  @Described(
      "-sum of y * log(p) over the classes; p clipped to [1e-7, 1 - 1e-7] in the value, as when Keras"
          + " computes it from probabilities; the gradient is p - y and not clipped, as when it"
          + " computes it from logits.")
  CATEGORICAL_CROSSENTROPY,
  @Described("Mean over the classes of (y - p)^2.")
  MEAN_SQUARED_ERROR
}
