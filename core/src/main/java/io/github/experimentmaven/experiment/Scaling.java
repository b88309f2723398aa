package io.github.experimentmaven.experiment;

/** How the numbers of a table's columns are scaled, by what is known of the training rows. */
public enum Scaling {
  @Described("As they are.")
  NONE,
  @Described(
      "(x - mean) / standard deviation, of all training rows (not n - 1); a column of one value is"
          + " only shifted.")
  STANDARDIZE,
  @Described(
      "(x - min) / (max - min), so that training rows are in [0, 1]; a column of one value is only"
          + " shifted.")
  MIN_MAX
}
