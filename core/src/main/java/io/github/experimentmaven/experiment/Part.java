package io.github.experimentmaven.experiment;

import java.util.Locale;

/** A part of a data set, and of what is measured on it, in the order of time. */
public enum Part {
  /** What a network learns from. */
  TRAIN,
  /**
   * What it is evaluated on after each epoch, and never learns from, but what may decide when it
   * stops: Keras' validation set. Not every data set has one.
   */
  VALIDATION,
  /**
   * What it is tested with at the end, or after each epoch where there is no validation set. It
   * never learns from it, and nothing is ever decided by it.
   */
  TEST;

  /**
   * Its name in files, as the first word of a metric's: {@code train}, {@code val}, as in Keras.
   */
  public String key() {
    return this == VALIDATION ? "val" : name().toLowerCase(Locale.ROOT);
  }

  /** For people: {@code training}. */
  public String words() {
    return switch (this) {
      case TRAIN -> "training";
      case VALIDATION -> "validation";
      case TEST -> "test";
    };
  }
}
