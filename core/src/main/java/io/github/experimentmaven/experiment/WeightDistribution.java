package io.github.experimentmaven.experiment;

/** What initial values of a given variance are drawn from; the mean is zero. */
public enum WeightDistribution {
  @Described("Normal, truncated at two standard deviations of what it is before it is truncated.")
  TRUNCATED_NORMAL,
  @Described("Normal.")
  UNTRUNCATED_NORMAL,
  @Described("Uniform.")
  UNIFORM
}
