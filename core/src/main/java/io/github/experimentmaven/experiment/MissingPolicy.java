package io.github.experimentmaven.experiment;

/** What is done where a table has no value. */
public enum MissingPolicy {
  @Described("It is an error.")
  ERROR,
  @Described("The row is left out.")
  DROP,
  @Described("The mean of the training rows; in a categorical column, the most frequent category.")
  MEAN,
  @Described(
      "The median of the training rows; in a categorical column, the most frequent category.")
  MEDIAN,
  @Described("The most frequent value of the training rows; of several, the smallest or first one.")
  MOST_FREQUENT,
  @Described(
      "As mean, and a further column is 1 where the value is missing, else 0; a categorical column"
          + " is then of no category.")
  INDICATOR
}
