package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Quantity;
import io.github.experimentmaven.result.ClassPredictions;
import io.github.experimentmaven.result.RunResult.ClassResult;
import java.util.List;
import java.util.Map;

/** The most probable class is the answer; of equal ones the first. */
final class ClassificationEvaluation implements TaskEvaluation {

  private final List<String> classNames;

  /**
   * @param classNames in the order of the outputs
   */
  ClassificationEvaluation(List<String> classNames) {
    this.classNames = List.copyOf(classNames);
  }

  @Override
  public Score score() {
    return new Accuracy(classNames.size());
  }

  @Override
  public ClassAnswers answers(int count) {
    return new ClassAnswers(classNames, count);
  }

  /** The place of the greatest of {@code count} numbers; of equal ones the first. */
  static int argmax(float[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (values[from + i] > values[from + best]) {
        best = i;
      }
    }
    return best;
  }

  private static final class Accuracy implements Score {

    private final int classes;
    private long right;
    private long samples;

    Accuracy(int classes) {
      this.classes = classes;
    }

    @Override
    public void add(float[] outputs, float[] targets, int row) {
      int from = row * classes;
      right += argmax(outputs, from, classes) == argmax(targets, from, classes) ? 1 : 0;
      samples++;
    }

    @Override
    public Map<String, Double> values() {
      return Map.of(Quantity.ACCURACY.name(), samples == 0 ? 0 : (double) right / samples);
    }
  }

  /** The predicted class of every sample, and which were taken for which. */
  static final class ClassAnswers implements Answers {

    private final List<String> classNames;
    private final int[][] confusion;
    private final int[] predicted;
    private final float[] probabilities;

    ClassAnswers(List<String> classNames, int count) {
      this.classNames = classNames;
      confusion = new int[classNames.size()][classNames.size()];
      predicted = new int[count];
      probabilities = new float[count];
    }

    @Override
    public void add(int sample, float[] outputs, float[] targets, int row) {
      int classes = classNames.size();
      int best = argmax(outputs, row * classes, classes);
      confusion[argmax(targets, row * classes, classes)][best]++;
      predicted[sample] = best;
      probabilities[sample] = outputs[row * classes + best];
    }

    @Override
    public ClassPredictions predictions() {
      return new ClassPredictions(predicted, probabilities);
    }

    @Override
    public List<List<Integer>> confusionMatrix() {
      return ConfusionCounts.matrix(confusion);
    }

    @Override
    public List<ClassResult> classes() {
      return ConfusionCounts.classes(classNames, confusion);
    }
  }
}
