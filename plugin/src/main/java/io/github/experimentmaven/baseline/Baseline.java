package io.github.experimentmaven.baseline;

import io.github.experimentmaven.provenance.Identity.DatasetIdentity;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.Seal;
import java.util.List;
import java.util.Objects;

/**
 * What later results of an experiment are held to: {@code <name>.json}.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the plugin that wrote it
 * @param experiment the experiment's name
 * @param reason why the results were accepted, in the words of who did
 * @param parameters the network's number of parameters, trainable or not
 * @param layers the network, from the input to the output
 * @param dataset the data
 * @param trainImages how many images were trained on
 * @param testImages how many images the test metrics are over
 * @param runs one a seed, in the order of the runs; at least one
 * @param predictions the side file
 * @param sha256 the {@link Seal}: over all that comes before it
 */
public record Baseline(
    int formatVersion,
    String experiment,
    String reason,
    long parameters,
    List<BaselineLayer> layers,
    DatasetIdentity dataset,
    int trainImages,
    int testImages,
    List<BaselineRun> runs,
    PredictionsFile predictions,
    String sha256) {

  /** Raised when a field is added, removed or changes its meaning. */
  public static final int FORMAT_VERSION = 1;

  public Baseline {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(predictions, "predictions");
    layers = List.copyOf(layers);
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("there are no runs");
    }
    if (runs.stream().map(BaselineRun::seed).distinct().count() < runs.size()) {
      throw new IllegalArgumentException("a seed is there twice");
    }
  }

  /**
   * The side file of predictions.
   *
   * @param file its name, in the same folder
   * @param sha256 of the file as it is stored
   */
  public record PredictionsFile(String file, String sha256) {

    public PredictionsFile {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  /**
   * The baseline of some runs.
   *
   * @param runs of one experiment, network and data set; at least one, all metrics finite
   */
  static Baseline of(
      String experiment, String reason, List<RunResult> runs, PredictionsFile predictions) {
    RunResult first = runs.get(0);
    Baseline unsigned =
        new Baseline(
            FORMAT_VERSION,
            experiment,
            reason,
            first.parameters(),
            first.layers().stream().map(BaselineLayer::of).toList(),
            first.provenance().identity().dataset(),
            first.dataset().trainImages(),
            first.dataset().testImages(),
            runs.stream().map(BaselineRun::of).toList(),
            predictions,
            "");
    return new Baseline(
        FORMAT_VERSION,
        experiment,
        reason,
        unsigned.parameters,
        unsigned.layers,
        unsigned.dataset,
        unsigned.trainImages,
        unsigned.testImages,
        unsigned.runs,
        predictions,
        Seal.of(unsigned));
  }

  /** Whether every metric of a run is a number that others can be compared with. */
  public static boolean isComparable(RunResult run) {
    return run.metrics().values().values().stream().allMatch(Double::isFinite);
  }

  /** The seeds in the order of the runs. */
  public List<Long> seeds() {
    return runs.stream().map(BaselineRun::seed).toList();
  }

  /** Whether another baseline differs in the reason and the predictions at most. */
  boolean saysTheSameAs(Baseline other) {
    return new Baseline(
            formatVersion,
            experiment,
            other.reason,
            parameters,
            layers,
            dataset,
            trainImages,
            testImages,
            runs,
            other.predictions,
            other.sha256)
        .equals(other);
  }
}
