package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

/**
 * A part of the training samples that a network is evaluated on after each epoch, and not trained
 * on. It is taken before anything else is decided: scaling, means and categories of a table are
 * learned from the rows that are left.
 *
 * @param split the share of the training samples
 * @param from which of them
 * @param seed of the draw; null for {@link #DEFAULT_SEED}, and where nothing is drawn
 */
@Described("A part of the training samples that is evaluated on after each epoch.")
public record Validation(
    @Argument(
            value = "The share of the training samples that is not trained on.",
            min = 0,
            minExclusive = true,
            max = 1,
            maxExclusive = true)
        double split,
    @Argument(value = "Which of them.", defaultValue = "random") ValidationPlace from,
    @Argument(value = "The seed of the draw; default: 1.", min = 0, optional = true)
        @Nullable Long seed) {

  /** The seed of the draw where none is given. */
  public static final long DEFAULT_SEED = 1;

  /**
   * Checks that a seed has something to draw.
   *
   * @throws IllegalArgumentException if it has not
   */
  public Validation {
    if (from == ValidationPlace.END && seed != null) {
      throw new IllegalArgumentException(
          "seed has no influence with from: end, as nothing is drawn; leave it out");
    }
  }

  /** The seed of the draw. */
  public long drawSeed() {
    return seed == null ? DEFAULT_SEED : seed;
  }
}
