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
  @Described("Uniform in [-limit, limit], limit = sqrt(3 / fan_in).")
  LECUN_UNIFORM,
  @Described("Normal truncated at two standard deviations, standard deviation sqrt(1 / fan_in).")
  LECUN_NORMAL,
  @Described("Uniform in [-0.05, 0.05].")
  RANDOM_UNIFORM,
  @Described("Normal, standard deviation 0.05.")
  RANDOM_NORMAL,
  @Described("Normal of standard deviation 0.05, truncated at two of them.")
  TRUNCATED_NORMAL,
  @Described("All zero.")
  ZEROS,
  @Described("All one.")
  ONES
}
