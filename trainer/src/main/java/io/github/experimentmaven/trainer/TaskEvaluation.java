package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.result.Predictions;
import io.github.experimentmaven.result.RunResult.ClassResult;
import io.github.experimentmaven.task.BinaryClassification;
import io.github.experimentmaven.task.MulticlassClassification;
import io.github.experimentmaven.task.Regression;
import io.github.experimentmaven.task.Targets;
import io.github.experimentmaven.task.Task;
import java.util.List;
import java.util.Map;

/** How the outputs of a network are judged for one task, and what is kept of them. */
interface TaskEvaluation {

  /** Counts from the beginning: what can be told while training, too. */
  Score score();

  /**
   * Keeps what the network says of a test set.
   *
   * @param count how many samples it has
   */
  Answers answers(int count);

  /** What is measured beside the loss, over samples that are added one by one. */
  interface Score {

    /**
     * Adds a sample.
     *
     * @param outputs of a batch
     * @param targets the outputs that would be right
     * @param row of the sample in both
     */
    void add(float[] outputs, float[] targets, int row);

    /** By the name of the quantity; 0 while there is no sample. */
    Map<String, Double> values();
  }

  /** What a network says of a test set. */
  interface Answers {

    /**
     * Adds a sample.
     *
     * @param sample its position in the test set
     * @param outputs of a batch
     * @param targets the outputs that would be right
     * @param row of the sample in both
     */
    void add(int sample, float[] outputs, float[] targets, int row);

    /** The answer for each sample. */
    Predictions predictions();

    /** What is measured of all samples at once, by the name of the quantity, in order. */
    default Map<String, Double> values() {
      return Map.of();
    }

    /** {@code [actual class][predicted class]}; empty if the task has no classes. */
    default List<List<Integer>> confusionMatrix() {
      return List.of();
    }

    /** How each class does; empty if the task has none. */
    default List<ClassResult> classes() {
      return List.of();
    }
  }

  /**
   * That of a task.
   *
   * @param targets of the data, which are of the task
   * @param last the activation of the outputs
   */
  static TaskEvaluation of(Task task, Targets targets, ActivationFunction last) {
    if (task instanceof MulticlassClassification) {
      return new ClassificationEvaluation(targets.classes().classNames());
    } else if (task instanceof BinaryClassification) {
      return new BinaryEvaluation(
          targets.classes().classNames(), BinaryClassification.isSigned(last));
    } else if (task instanceof Regression) {
      return new RegressionEvaluation(targets.numbers().names().size());
    }
    throw new IllegalArgumentException("no evaluation of " + task.name());
  }
}
