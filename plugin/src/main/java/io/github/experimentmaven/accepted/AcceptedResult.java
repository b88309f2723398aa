package io.github.experimentmaven.accepted;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.provenance.Environment;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.Seal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was accepted of an experiment: {@code <name>.json}. Later results are held to its figures,
 * and those of the same inputs to its bits.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the plugin that wrote it
 * @param experiment the experiment's name
 * @param reason why the results were accepted, in the words of who did
 * @param identity what decides the bits of all runs, but for their seeds and folds
 * @param environment where the first run was computed: what may explain a difference
 * @param parameters the network's number of parameters, trainable or not; null if a class of the
 *     project trained and did not say
 * @param layers the network, from the input to the output; empty if a class of the project trained
 * @param trainSamples how many samples were trained on; with folds, in the first of them
 * @param testSamples how many samples the test metrics are over; with folds, over all of them
 * @param runs one a seed, or a seed and fold, in the order of the runs; at least one
 * @param predictions the side file; null if the task keeps no predictions
 * @param sha256 the {@link Seal}: over all that comes before it
 */
public record AcceptedResult(
    int formatVersion,
    String experiment,
    String reason,
    Identity identity,
    Environment environment,
    @Nullable Long parameters,
    List<AcceptedLayer> layers,
    int trainSamples,
    int testSamples,
    List<AcceptedRun> runs,
    @Nullable PredictionsFile predictions,
    String sha256) {

  /**
   * Raised when a field is added, removed or changes its meaning; the formats before then need a
   * reader. Of format 1 a baseline had a lock beside it, itself of format 1 or 2, which {@link
   * EarlierFormats} reads.
   */
  public static final int FORMAT_VERSION = 3;

  public AcceptedResult {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(environment, "environment");
    layers = List.copyOf(layers);
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("there are no runs");
    }
    if (runs.stream().map(AcceptedRun::key).distinct().count() < runs.size()) {
      throw new IllegalArgumentException("a run is there twice");
    }
  }

  /** Whether a metric was measured of all runs; those that are newer were not. */
  public boolean has(Metric metric) {
    return runs.stream().allMatch(run -> run.metrics().containsKey(metric.key()));
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
   * What would be accepted with some runs.
   *
   * @param experiment the experiment's name
   * @param reason why they are accepted
   * @param runs of one identity; at least one, all metrics finite
   * @param predictions of all of them; null if the task keeps none
   */
  public static AcceptedResult of(
      String experiment,
      String reason,
      List<RunResult> runs,
      @Nullable PredictionsFile predictions) {
    RunResult first = runs.get(0);
    return new AcceptedResult(
            FORMAT_VERSION,
            experiment,
            reason,
            first.provenance().identity(),
            first.provenance().environment(),
            first.parameters(),
            first.layers().stream().map(AcceptedLayer::of).toList(),
            first.dataset().trainImages(),
            testSamples(runs),
            runs.stream().map(AcceptedRun::of).toList(),
            predictions,
            "")
        .withSeal();
  }

  /** Those of a seed: all of its folds, or its only run. */
  private static int testSamples(List<RunResult> runs) {
    long seed = runs.get(0).key().seed();
    return runs.stream()
        .filter(run -> run.key().seed() == seed)
        .mapToInt(run -> run.dataset().testImages())
        .sum();
  }

  /** The same with another side file. */
  AcceptedResult withPredictions(@Nullable PredictionsFile other) {
    return copy(reason, environment, other, "").withSeal();
  }

  /** The same with the seal that its content has. */
  AcceptedResult withSeal() {
    return copy(reason, environment, predictions, Seal.of(this));
  }

  /** Whether every metric of a run is a number that others can be compared with. */
  public static boolean isComparable(RunResult run) {
    return AcceptedRun.of(run).metrics().values().stream().allMatch(Double::isFinite);
  }

  /** Which runs there are, in their order. */
  public List<RunKey> keys() {
    return runs.stream().map(AcceptedRun::key).toList();
  }

  /** The seeds in the order of the runs, each once. */
  public List<Long> seeds() {
    return RunKeys.seeds(keys());
  }

  /** The accepted run that is the same among those of its experiment. */
  public Optional<AcceptedRun> run(RunKey key) {
    return runs.stream().filter(run -> run.key().equals(key)).findFirst();
  }

  /**
   * Over how many samples the test metrics of one run are: with folds, those of a fold. Folds
   * differ by one sample a class at most.
   */
  public int testSamplesOfRun() {
    return testSamples / Math.max(1, runs.size() / seeds().size());
  }

  /**
   * Whether a run came from the same as the accepted one of its seed and fold, so that no bit may
   * differ.
   */
  public boolean hasInputsOf(RunResult run) {
    return identity.fingerprint(run.key()).equals(run.provenance().fingerprint());
  }

  /** Whether another one differs in the reason, the environment and the predictions at most. */
  boolean saysTheSameAs(AcceptedResult other) {
    return copy(other.reason, other.environment, other.predictions, other.sha256).equals(other);
  }

  private AcceptedResult copy(
      String otherReason,
      Environment otherEnvironment,
      @Nullable PredictionsFile otherPredictions,
      String otherSha256) {
    return new AcceptedResult(
        formatVersion,
        experiment,
        otherReason,
        identity,
        otherEnvironment,
        parameters,
        layers,
        trainSamples,
        testSamples,
        runs,
        otherPredictions,
        otherSha256);
  }
}
