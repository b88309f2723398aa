package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

/**
 * What a metric must keep within, both ends included, and by how much it may become worse.
 *
 * @param min the least acceptable value, or null for none
 * @param max the greatest acceptable value, or null for none
 * @param maxDrop by how much it may be worse than the baseline, in its own unit, 0 or more: below
 *     it for an accuracy, above it for a loss; null not to compare
 */
@Described("What a metric must keep within, both ends included, and how much worse it may become.")
public record Bounds(
    @Argument(value = "The least acceptable value.", optional = true) @Nullable Double min,
    @Argument(value = "The greatest acceptable value.", optional = true) @Nullable Double max,
    @Argument(
            value =
                "The margin against the baseline, in the metric's own unit: how far an accuracy may"
                    + " drop, or a loss rise. With 0, only the same bits or a gain pass.",
            optional = true,
            min = 0)
        @Nullable Double maxDrop) {

  /**
   * Checks that the bounds bound something.
   *
   * @throws IllegalArgumentException if all are missing, or nothing lies between min and max
   */
  public Bounds {
    if (min == null && max == null && maxDrop == null) {
      throw new IllegalArgumentException("give min, max or max_drop");
    }
    if (min != null && max != null && min > max) {
      throw new IllegalArgumentException("min " + min + " is greater than max " + max);
    }
  }

  /** Bounds without a comparison. */
  public Bounds(@Nullable Double min, @Nullable Double max) {
    this(min, max, null);
  }
}
