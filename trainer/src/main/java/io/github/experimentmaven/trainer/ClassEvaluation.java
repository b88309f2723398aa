package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.spi.TrainingOutcome;
import io.github.experimentmaven.task.BinaryClassification;
import io.github.experimentmaven.task.Regression;
import io.github.experimentmaven.task.Targets;
import io.github.experimentmaven.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a class of a project predicts, checked and measured as the predictions of networks are. The
 * loss is the usual one of the task unless the class tells its own; probabilities count for no less
 * than {@value #LEAST}, as in Keras.
 */
final class ClassEvaluation {

  private static final double LEAST = 1e-7;

  /** How far probabilities may miss the sum of 1, which those of floats always do a little. */
  private static final double SUM_TOLERANCE = 1e-2;

  /** How far what a class has measured itself may be from what its predictions say. */
  private static final double METRIC_TOLERANCE = 1e-3;

  private final String name;
  private final Task task;
  private final Targets targets;

  /**
   * @param name of the class
   * @param task of the data
   * @param targets of the data
   */
  ClassEvaluation(String name, Task task, Targets targets) {
    this.name = name;
    this.task = task;
    this.targets = targets;
  }

  /**
   * Checks and measures.
   *
   * @param outcome of the class
   * @param test what is to be told of the test samples
   * @throws ClassFailure if the predictions or metrics cannot be right
   */
  Evaluation of(TrainingOutcome outcome, SampleTargets test) throws ClassFailure {
    float[][] predictions = outcome.predictions();
    if (predictions.length != test.count()) {
      throw new ClassFailure(
          "%s gave predictions for %s samples; expected one for each of the %s test samples"
              .formatted(name, predictions.length, test.count()));
    }
    TaskEvaluation evaluation = TaskEvaluation.of(task, targets, ActivationFunction.SIGMOID);
    TaskEvaluation.Answers answers = evaluation.answers(test.count());
    RunningMean mean = new RunningMean(evaluation.score());
    for (int i = 0; i < predictions.length; i++) {
      float[] outputs = outputs(i, predictions[i], test.width());
      float[] right = new float[test.width()];
      test.copy(i, right, 0);
      mean.add(loss(outputs, right), outputs, right, 0);
      answers.add(i, outputs, right, 0);
    }
    Metrics measured = mean.metrics(0, answers.values()).measuredOn(Part.TEST);
    return new Evaluation(with(outcome.metrics(), measured), answers);
  }

  private float[] outputs(int sample, float[] given, int width) throws ClassFailure {
    for (float number : given) {
      if (!Float.isFinite(number)) {
        throw new ClassFailure(
            "%s predicted %s for test sample %s; expected finite numbers"
                .formatted(name, number, sample));
      }
    }
    boolean binary = task instanceof BinaryClassification;
    if (given.length != width && !(binary && given.length == 2)) {
      throw new ClassFailure(
          "%s gave %s numbers for test sample %s; expected %s"
              .formatted(name, given.length, sample, expected(width)));
    }
    if (!(task instanceof Regression)) {
      requireProbabilities(sample, given);
    }
    return binary && given.length == 2 ? new float[] {given[1]} : given;
  }

  private String expected(int width) {
    if (task instanceof Regression) {
      return width == 1 ? "the number that is asked for" : width + ", one for each target";
    }
    return task instanceof BinaryClassification
        ? "the probabilities of the two classes, or that of the second one alone"
        : width + " probabilities, one for each class";
  }

  private void requireProbabilities(int sample, float[] given) throws ClassFailure {
    double sum = 0;
    for (float probability : given) {
      if (probability < 0 || probability > 1 + SUM_TOLERANCE) {
        throw new ClassFailure(
            "%s gave %s for test sample %s, which is no probability; expected numbers from 0 to 1"
                .formatted(name, probability, sample));
      }
      sum += probability;
    }
    if (given.length > 1 && Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new ClassFailure(
          "%s gave probabilities for test sample %s whose sum is %s; expected 1"
              .formatted(name, sample, sum));
    }
  }

  private double loss(float[] outputs, float[] right) {
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      if (task instanceof Regression) {
        double difference = (double) right[i] - outputs[i];
        sum += difference * difference / outputs.length;
      } else if (outputs.length == 1) {
        sum -= logarithm(right[i] == 1 ? outputs[i] : 1 - (double) outputs[i]);
      } else if (right[i] == 1) {
        sum -= logarithm(outputs[i]);
      }
    }
    return sum;
  }

  private static double logarithm(double probability) {
    return StrictMath.log(Math.min(Math.max(probability, LEAST), 1 - LEAST));
  }

  /** In the order of the task. */
  private Metrics with(Map<String, Double> told, Metrics measured) throws ClassFailure {
    List<String> known = task.metrics().stream().map(Metric::key).toList();
    for (Map.Entry<String, Double> each : told.entrySet()) {
      String metric = each.getKey();
      if (!known.contains(metric)) {
        throw new ClassFailure(
            "%s told of a metric '%s', which %s does not have; it has %s"
                .formatted(
                    name,
                    metric,
                    task.name(),
                    known.stream().sorted().collect(Collectors.joining(", "))));
      }
      if (!Double.isFinite(each.getValue())) {
        throw new ClassFailure(
            "%s told that %s is %s; expected a finite number"
                .formatted(name, metric, each.getValue()));
      }
      Double ours = measured.values().get(metric);
      if (ours != null
          && !metric.equals(Metric.TEST_LOSS.key())
          && Math.abs(ours - each.getValue()) > METRIC_TOLERANCE * Math.max(1, Math.abs(ours))) {
        throw new ClassFailure(
            "%s told that %s is %s, but its predictions say %s: are they of the same samples, in the order of the data?"
                .formatted(name, metric, each.getValue(), ours));
      }
    }
    Map<String, Double> values = new LinkedHashMap<>();
    for (String metric : known) {
      Double own = told.get(metric);
      Double ours = measured.values().get(metric);
      boolean isTheirs = ours == null || metric.equals(Metric.TEST_LOSS.key());
      if (own != null && isTheirs) {
        values.put(metric, own);
      } else if (ours != null) {
        values.put(metric, ours);
      }
    }
    return new Metrics(values);
  }
}
