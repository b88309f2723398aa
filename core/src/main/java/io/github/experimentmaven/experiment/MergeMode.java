package io.github.experimentmaven.experiment;

/** How the outputs of both directions of a bidirectional layer are merged. */
public enum MergeMode {
  @Described("One after the other: twice as many features.")
  CONCAT,
  @Described("Their sum.")
  SUM,
  @Described("Their product, number by number.")
  MUL,
  @Described("Their mean.")
  AVE
}
