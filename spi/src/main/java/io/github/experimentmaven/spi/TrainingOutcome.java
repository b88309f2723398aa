package io.github.experimentmaven.spi;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What comes of a training: what it predicts of every test sample, in their order, and whatever
 * else it has to tell. The metrics of the test part follow from the predictions: the plugin
 * measures them. Only the loss is the trainer's to tell, if it is not the usual one of the task,
 * and what was measured while training.
 */
public final class TrainingOutcome {

  private final float[][] predictions;
  private final Map<String, Double> metrics;
  private final OptionalLong parameterCount;

  private TrainingOutcome(
      float[][] predictions, Map<String, Double> metrics, OptionalLong parameterCount) {
    this.predictions = predictions;
    this.metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    this.parameterCount = parameterCount;
  }

  /**
   * An outcome with these predictions.
   *
   * @param predictions a row for each test sample: the probabilities of the classes in their order,
   *     or the numbers that are asked for. With two classes, the probability of the second one
   *     alone will do
   */
  public static TrainingOutcome of(float[][] predictions) {
    float[][] copy = new float[predictions.length][];
    Arrays.setAll(copy, i -> predictions[i].clone());
    return new TrainingOutcome(copy, Map.of(), OptionalLong.empty());
  }

  /** The same, of numbers in double precision, of which that of a float is kept. */
  public static TrainingOutcome of(double[][] predictions) {
    float[][] rounded = new float[predictions.length][];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = new float[predictions[i].length];
      for (int j = 0; j < rounded[i].length; j++) {
        rounded[i][j] = (float) predictions[i][j];
      }
    }
    return new TrainingOutcome(rounded, Map.of(), OptionalLong.empty());
  }

  /**
   * An outcome of a trainer that tells classes without probabilities: each has the probability 1.
   *
   * @param labels the class of each test sample, from 0
   * @param classes how many there are
   * @throws IllegalArgumentException if a label is none of them
   */
  public static TrainingOutcome ofLabels(int[] labels, int classes) {
    float[][] predictions = new float[labels.length][classes];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "the prediction of test sample %s is the class %s; expected one from 0 to %s"
                .formatted(i, labels[i], classes - 1));
      }
      predictions[i][labels[i]] = 1;
    }
    return new TrainingOutcome(predictions, Map.of(), OptionalLong.empty());
  }

  /**
   * The same with a metric.
   *
   * @param name one of the metrics of experiment files, such as {@code train_loss}
   * @param value what was measured
   */
  public TrainingOutcome withMetric(String name, double value) {
    Map<String, Double> more = new LinkedHashMap<>(metrics);
    more.put(name, value);
    return new TrainingOutcome(predictions, more, parameterCount);
  }

  /** The same with the number of parameters that were learned. */
  public TrainingOutcome withParameterCount(long count) {
    return new TrainingOutcome(predictions, metrics, OptionalLong.of(count));
  }

  /** The predictions, a row for each test sample. */
  public float[][] predictions() {
    float[][] copy = new float[predictions.length][];
    Arrays.setAll(copy, i -> predictions[i].clone());
    return copy;
  }

  /** What the trainer has measured, by name. */
  public Map<String, Double> metrics() {
    return metrics;
  }

  /** How many parameters were learned; empty if the trainer does not say. */
  public OptionalLong parameterCount() {
    return parameterCount;
  }
}
