package io.github.experimentmaven.gate;

/** How many seeds, in words. */
final class SeedCount {

  private SeedCount() {}

  /** {@code 1 seed} or {@code 3 seeds}. */
  static String of(int seeds) {
    return seeds == 1 ? "1 seed" : seeds + " seeds";
  }

  /** What a mean is of: {@code 1 seed} or {@code mean of 3 seeds}. */
  static String averaged(int seeds) {
    return seeds == 1 ? "1 seed" : "mean of " + seeds + " seeds";
  }
}
