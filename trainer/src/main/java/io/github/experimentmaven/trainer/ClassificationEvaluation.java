package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.ClassPredictions;
import io.github.experimentmaven.result.RunResult.ClassResult;
import java.util.List;

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
    int classes = classNames.size();
    return new Accuracy(
        (outputs, targets, row) ->
            argmax(outputs, row * classes, classes) == argmax(targets, row * classes, classes));
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

  /** The predicted class of every sample, and which were taken for which. */
  static final class ClassAnswers implements Answers {

    private final int classes;
    private final ConfusionCounts confusion;
    private final int[] predicted;
    private final float[] probabilities;

    ClassAnswers(List<String> classNames, int count) {
      classes = classNames.size();
      confusion = new ConfusionCounts(classNames);
      predicted = new int[count];
      probabilities = new float[count];
    }

    @Override
    public void add(int sample, float[] outputs, float[] targets, int row) {
      int best = argmax(outputs, row * classes, classes);
      confusion.add(argmax(targets, row * classes, classes), best);
      predicted[sample] = best;
      probabilities[sample] = outputs[row * classes + best];
    }

    @Override
    public ClassPredictions predictions() {
      return new ClassPredictions(predicted, probabilities);
    }

    @Override
    public List<List<Integer>> confusionMatrix() {
      return confusion.matrix();
    }

    @Override
    public List<ClassResult> classes() {
      return confusion.classes();
    }
  }
}
