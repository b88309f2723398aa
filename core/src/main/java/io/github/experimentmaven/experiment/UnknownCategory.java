package io.github.experimentmaven.experiment;

/** What is done with a category that no training row has. */
public enum UnknownCategory {
  @Described("It is an error.")
  ERROR,
  @Described("The row is of no category: all numbers of the column are 0.")
  IGNORE
}
