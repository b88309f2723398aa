package io.github.experimentmaven.dataset;

import io.github.experimentmaven.storage.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of an experiment: one data set for all of its runs, or one a fold.
 *
 * @param whole the data set; with folds, one whose test samples are those of all folds, one fold
 *     after the other, and whose training samples are those of the first
 * @param folds the data set of each fold, all of the same features and targets; empty without folds
 * @param initialWeights what its networks start from; null if they are drawn
 */
public record ExperimentData(
    Dataset whole, List<Dataset> folds, @Nullable InitialWeights initialWeights) {

  /** What the hash of the initial weights is called. */
  public static final String INITIAL_WEIGHTS = "initial_weights";

  public ExperimentData {
    folds = List.copyOf(folds);
  }

  /** Data of networks whose initial weights are drawn. */
  public ExperimentData(Dataset whole, List<Dataset> folds) {
    this(whole, folds, null);
  }

  /** The same data, of networks that start from these weights. */
  public ExperimentData startingFrom(InitialWeights weights) {
    return new ExperimentData(whole, folds, weights);
  }

  /** One data set for all runs. */
  public static ExperimentData of(Dataset dataset) {
    return new ExperimentData(dataset, List.of());
  }

  /**
   * What a run is trained on and tested with.
   *
   * @param fold from 1; null without folds
   */
  public Dataset ofFold(@Nullable Integer fold) {
    return fold == null ? whole : folds.get(fold - 1);
  }

  /** What the first run is trained on and tested with; of no other are there more samples. */
  public Dataset first() {
    return folds.isEmpty() ? whole : folds.get(0);
  }

  /**
   * Hashes of all that decides what trainings make of it: those of the {@linkplain
   * Dataset#contentHashes() data set}, with folds each over those of all folds; then that of the
   * initial weights, if there are some.
   */
  public Map<String, String> contentHashes() {
    Map<String, String> hashes = new LinkedHashMap<>(hashesOfSamples());
    if (initialWeights != null) {
      hashes.put(INITIAL_WEIGHTS, initialWeights.sha256());
    }
    return Collections.unmodifiableMap(hashes);
  }

  private Map<String, String> hashesOfSamples() {
    if (folds.isEmpty()) {
      return whole.contentHashes();
    }
    List<Map<String, String>> each = folds.stream().map(Dataset::contentHashes).toList();
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String part : each.get(0).keySet()) {
      List<String> lines = new ArrayList<>();
      each.forEach(fold -> lines.add(String.valueOf(fold.get(part))));
      hashes.put(part, Sha256.of(String.join("\n", lines) + "\n"));
    }
    return hashes;
  }
}
