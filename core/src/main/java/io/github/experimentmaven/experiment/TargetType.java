package io.github.experimentmaven.experiment;

/** What the values of a table's target are. */
public enum TargetType {
  @Described("Numbers if the first value is one, else classes; of several columns, numbers.")
  AUTO,
  @Described("Each value is the name of a class, a number, too.")
  CLASSES,
  @Described("Numbers to be predicted.")
  NUMBERS
}
