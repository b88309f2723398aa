package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A verified data set: samples to train on and others to test with, what is shown of each, and what
 * is to be told of it.
 *
 * @param name for people
 * @param description one sentence for people, or empty
 * @param files where the data is
 * @param features what a network is shown
 * @param targets what it is asked for
 * @param counts how many samples each part has, at least 1
 * @param licence under which it may be used, or empty
 * @param origin who made it, or empty
 */
public record Dataset(
    String name,
    String description,
    DatasetFiles files,
    Features features,
    Targets targets,
    Map<Part, Integer> counts,
    String licence,
    String origin) {

  public Dataset {
    counts = Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  /** The shape of one sample. */
  public Shape shape() {
    return features.shape();
  }

  /**
   * How many samples a part has.
   *
   * @throws IllegalArgumentException if there is no such part
   */
  public int count(Part part) {
    Integer count = counts.get(part);
    if (count == null) {
      throw new IllegalArgumentException(name + " has no part " + part.key());
    }
    return count;
  }
}
