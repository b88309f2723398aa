package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

/**
 * What a metric must keep within, both ends included.
 *
 * @param min the least acceptable value, or null for none
 * @param max the greatest acceptable value, or null for none
 */
@Described("What a metric must keep within, both ends included.")
public record Bounds(
    @Argument(value = "The least acceptable value.", optional = true) @Nullable Double min,
    @Argument(value = "The greatest acceptable value.", optional = true) @Nullable Double max) {

  /**
   * Checks that the bounds bound something.
   *
   * @throws IllegalArgumentException if both are missing, or nothing lies between them
   */
  public Bounds {
    if (min == null && max == null) {
      throw new IllegalArgumentException("give min, max or both");
    }
    if (min != null && max != null && min > max) {
      throw new IllegalArgumentException("min " + min + " is greater than max " + max);
    }
  }
}
