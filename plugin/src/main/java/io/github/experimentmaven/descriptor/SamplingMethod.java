package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Described;

/** How points of a space are drawn. */
enum SamplingMethod {
  @Described("Each point for itself.")
  RANDOM,
  @Described("Points of a Sobol sequence, shifted by the seed: they fill the space evenly.")
  SOBOL
}
