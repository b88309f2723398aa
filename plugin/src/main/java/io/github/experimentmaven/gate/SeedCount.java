package io.github.experimentmaven.gate;

import java.util.Collection;
import java.util.List;

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

  /** Which ones: {@code seed 3} or {@code seeds 3, 4 and 5}. */
  static String named(Collection<Long> seeds) {
    List<String> each = seeds.stream().sorted().map(String::valueOf).toList();
    int last = each.size() - 1;
    return last == 0
        ? "seed " + each.get(0)
        : "seeds " + String.join(", ", each.subList(0, last)) + " and " + each.get(last);
  }
}
