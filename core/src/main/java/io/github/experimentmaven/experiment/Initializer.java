package io.github.experimentmaven.experiment;

/** How weights start, with Keras' names and meaning. */
public enum Initializer {
  @Described("Uniform in [-limit, limit], limit = sqrt(6 / (fan_in + fan_out)).")
  GLOROT_UNIFORM,
  @Described(
      "Normal truncated at two standard deviations, standard deviation sqrt(2 / (fan_in + fan_out)).")
  GLOROT_NORMAL,
  @Described("Uniform in [-limit, limit], limit = sqrt(6 / fan_in).")
  HE_UNIFORM,
  @Described("Normal truncated at two standard deviations, standard deviation sqrt(2 / fan_in).")
  HE_NORMAL,
  @Described("All zero.")
  ZEROS
}
