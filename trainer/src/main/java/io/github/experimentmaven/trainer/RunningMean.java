package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Quantity;
import io.github.experimentmaven.result.Metrics;
import java.util.LinkedHashMap;
import java.util.Map;

/** The loss, and what a task measures beside it, over samples that are added one by one. */
final class RunningMean {

  private final TaskEvaluation.Score score;
  private double loss;
  private long samples;

  /**
   * @param score without a sample yet
   */
  RunningMean(TaskEvaluation.Score score) {
    this.score = score;
  }

  /**
   * Adds a sample.
   *
   * @param sampleLoss its loss
   * @param outputs of a batch
   * @param targets the outputs that would be right
   * @param row of the sample in both
   */
  void add(double sampleLoss, float[] outputs, float[] targets, int row) {
    loss += sampleLoss;
    score.add(outputs, targets, row);
    samples++;
  }

  double loss() {
    return samples == 0 ? 0 : loss / samples;
  }

  /** By quantity, the loss first. */
  Metrics metrics() {
    return metrics(0, Map.of());
  }

  /**
   * By quantity, the loss first, what is measured sample by sample last.
   *
   * @param penalty what comes to the loss
   * @param others what is measured of all samples at once
   */
  Metrics metrics(double penalty, Map<String, Double> others) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Quantity.LOSS.name(), loss() + penalty);
    values.putAll(others);
    values.putAll(score.values());
    return new Metrics(values);
  }

  long samples() {
    return samples;
  }
}
