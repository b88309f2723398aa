package io.github.experimentmaven.experiment;

import java.util.Locale;

/** A part of a data set, and of what is measured on it. */
public enum Part {
  /** What a network learns from. */
  TRAIN,
  /** What it is tested with after each epoch, and never learns from. */
  TEST;

  /** Its name in files, as the first word of a metric's: {@code train}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
