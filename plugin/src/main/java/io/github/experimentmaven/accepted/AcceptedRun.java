package io.github.experimentmaven.accepted;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.RunResult;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run of an accepted result. Its fingerprint follows from the identity and the seed, and the
 * fold if there is one.
 *
 * @param key which run it is
 * @param metrics what was measured after the last epoch, by the names of the metrics
 * @param initialWeightsSha256 of the weights before the first step; null if a class of the project
 *     trained, of which no weights are known
 * @param weightsSha256 of the weights after every epoch, in order; likewise empty
 * @param predictionsSha256 of what the network said of the test samples, kept or not
 */
public record AcceptedRun(
    @JsonProperty("seed") RunKey key,
    Map<String, Double> metrics,
    @Nullable String initialWeightsSha256,
    List<String> weightsSha256,
    String predictionsSha256) {

  public AcceptedRun {
    if (!weightsSha256.isEmpty()) {
      Objects.requireNonNull(initialWeightsSha256, "initial_weights_sha256");
    }
    Objects.requireNonNull(predictionsSha256, "predictions_sha256");
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    weightsSha256 = List.copyOf(weightsSha256);
  }

  /** What is kept of a run. */
  public static AcceptedRun of(RunResult run) {
    return new AcceptedRun(
        run.key(),
        run.metrics().values(),
        run.initialWeightsSha256(),
        run.epochs().stream().map(RunResult.EpochResult::weightsSha256).toList(),
        run.predictionsSha256());
  }

  /**
   * What the run measured of a metric.
   *
   * @throws IllegalArgumentException if that was not measured
   */
  public double value(Metric metric) {
    Double value = metrics.get(metric.key());
    if (value == null) {
      throw new IllegalArgumentException("%s has no %s".formatted(label(), metric.key()));
    }
    return value;
  }

  /** The run among those of its experiment, for people: {@code seed 7}. */
  public String label() {
    return key.label();
  }
}
