package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.ProbabilityPredictions;
import io.github.experimentmaven.result.RunResult.ClassResult;
import io.github.experimentmaven.task.BinaryClassification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one output is the probability {@code p} of the second class, or {@code 2p - 1}; the second
 * class is the answer where the probability is above a half.
 */
final class BinaryEvaluation implements TaskEvaluation {

  private final List<String> classNames;
  private final boolean signed;

  /**
   * @param classNames two, the second of which is the positive class
   * @param signed whether outputs are from -1 to 1
   */
  BinaryEvaluation(List<String> classNames, boolean signed) {
    this.classNames = List.copyOf(classNames);
    this.signed = signed;
  }

  @Override
  public Score score() {
    return new Accuracy(
        (outputs, targets, row) -> answer(probability(outputs[row])) == (int) targets[row]);
  }

  @Override
  public ProbabilityAnswers answers(int count) {
    return new ProbabilityAnswers(classNames, count);
  }

  private float probability(float output) {
    return signed ? (1 + output) / 2 : output;
  }

  private static int answer(float probability) {
    return probability > BinaryClassification.THRESHOLD ? 1 : 0;
  }

  /** The probability of every sample, and which classes were taken for which. */
  final class ProbabilityAnswers implements Answers {

    private final ConfusionCounts confusion;
    private final float[] probabilities;
    private final boolean[] positive;

    ProbabilityAnswers(List<String> classNames, int count) {
      confusion = new ConfusionCounts(classNames);
      probabilities = new float[count];
      positive = new boolean[count];
    }

    @Override
    public void add(int sample, float[] outputs, float[] targets, int row) {
      float probability = probability(outputs[row]);
      probabilities[sample] = probability;
      positive[sample] = targets[row] == 1;
      confusion.add(positive[sample] ? 1 : 0, answer(probability));
    }

    @Override
    public ProbabilityPredictions predictions() {
      return new ProbabilityPredictions(probabilities);
    }

    @Override
    public Map<String, Double> values() {
      ClassResult second = classes().get(1);
      RankedProbabilities ranked = new RankedProbabilities(probabilities, positive);
      Map<String, Double> values = new LinkedHashMap<>();
      values.put(BinaryClassification.TEST_BRIER_SCORE.quantity().name(), brierScore());
      values.put(BinaryClassification.TEST_PRECISION.quantity().name(), second.precision());
      values.put(BinaryClassification.TEST_RECALL.quantity().name(), second.recall());
      values.put(BinaryClassification.TEST_F1.quantity().name(), second.f1());
      values.put(BinaryClassification.TEST_PR_AUC.quantity().name(), ranked.averagePrecision());
      values.put(BinaryClassification.TEST_ROC_AUC.quantity().name(), ranked.areaBelowRoc());
      return values;
    }

    private double brierScore() {
      double sum = 0;
      for (int i = 0; i < probabilities.length; i++) {
        double difference = (positive[i] ? 1 : 0) - (double) probabilities[i];
        sum += difference * difference;
      }
      return probabilities.length == 0 ? 0 : sum / probabilities.length;
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
