package io.github.experimentmaven.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the networks of each seed said of all test samples. Without folds that is what the only
 * network of the seed said; with folds what each said of its own fold, one fold after the other:
 * every sample was said something of by the one network that has not learned from it.
 */
public final class PooledPredictions {

  private PooledPredictions() {}

  /**
   * Pools what runs said.
   *
   * @param runs of each seed in the order of the folds
   * @param said by each of them
   * @return by seed, in the order of the runs
   */
  public static Map<Long, Predictions> of(List<RunResult> runs, List<Predictions> said) {
    if (runs.size() != said.size()) {
      throw new IllegalArgumentException(
          "%s runs, and what %s said".formatted(runs.size(), said.size()));
    }
    Map<Long, Predictions> pooled = new LinkedHashMap<>();
    for (int i = 0; i < said.size(); i++) {
      pooled.merge(runs.get(i).key().seed(), said.get(i), Predictions::and);
    }
    return pooled;
  }
}
