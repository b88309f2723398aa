package io.github.experimentmaven.statistics;

import java.util.List;
import java.util.SortedMap;

/**
 * One metric of one recipe, by its seeds; of a cross-validation by its folds.
 *
 * @param seeds ascending, none twice
 * @param sample one value a seed, in their order
 */
public record SeedValues(List<Long> seeds, Sample sample) {

  /**
   * Copies the seeds.
   *
   * @throws IllegalArgumentException if there are not as many as values
   */
  public SeedValues {
    seeds = List.copyOf(seeds);
    if (seeds.size() != sample.size()) {
      throw new IllegalArgumentException(
          "%s values of %s seeds".formatted(sample.size(), seeds.size()));
    }
  }

  /**
   * What was measured.
   *
   * @param measure what kind of number it is
   * @param values by seed, at least one, all finite
   * @throws IllegalArgumentException if there is none, or one that is not finite
   */
  public static SeedValues of(Measure measure, SortedMap<Long, Double> values) {
    return new SeedValues(
        List.copyOf(values.keySet()), new Sample(measure, List.copyOf(values.values())));
  }
}
