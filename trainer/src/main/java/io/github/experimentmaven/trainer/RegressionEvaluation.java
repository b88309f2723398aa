package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.NumberPredictions;
import io.github.experimentmaven.task.Regression;
import java.util.LinkedHashMap;
import java.util.Map;

/** The outputs are the answers. What is measured of several targets is the mean over them. */
final class RegressionEvaluation implements TaskEvaluation {

  private final int width;

  /**
   * @param width how many targets there are
   */
  RegressionEvaluation(int width) {
    this.width = width;
  }

  @Override
  public Score score() {
    return new AbsoluteError(width);
  }

  @Override
  public NumberAnswers answers(int count) {
    return new NumberAnswers(width, count);
  }

  private static final class AbsoluteError implements Score {

    private final int width;
    private double sum;
    private long numbers;

    AbsoluteError(int width) {
      this.width = width;
    }

    @Override
    public void add(float[] outputs, float[] targets, int row) {
      for (int i = row * width; i < (row + 1) * width; i++) {
        sum += Math.abs((double) targets[i] - outputs[i]);
        numbers++;
      }
    }

    @Override
    public Map<String, Double> values() {
      return Map.of(
          Regression.TEST_MEAN_ABSOLUTE_ERROR.quantity().name(), numbers == 0 ? 0 : sum / numbers);
    }
  }

  /** The numbers of every sample, and those that would be right. */
  static final class NumberAnswers implements Answers {

    private final int width;
    private final int count;
    private final float[] predicted;
    private final float[] actual;

    NumberAnswers(int width, int count) {
      this.width = width;
      this.count = count;
      predicted = new float[count * width];
      actual = new float[count * width];
    }

    @Override
    public void add(int sample, float[] outputs, float[] targets, int row) {
      System.arraycopy(outputs, row * width, predicted, sample * width, width);
      System.arraycopy(targets, row * width, actual, sample * width, width);
    }

    @Override
    public NumberPredictions predictions() {
      return new NumberPredictions(width, predicted);
    }

    @Override
    public Map<String, Double> values() {
      double roots = 0;
      double determined = 0;
      for (int target = 0; target < width; target++) {
        double squares = squares(target);
        roots += count == 0 ? 0 : Math.sqrt(squares / count);
        determined += determination(squares, spread(target));
      }
      Map<String, Double> values = new LinkedHashMap<>();
      values.put(Regression.TEST_ROOT_MEAN_SQUARED_ERROR.quantity().name(), roots / width);
      values.put(Regression.TEST_R2.quantity().name(), determined / width);
      return values;
    }

    /** Of a target without a spread, as scikit-learn has it: whether it is met. */
    private static double determination(double squares, double spread) {
      if (spread == 0) {
        return squares == 0 ? 1 : 0;
      }
      return 1 - squares / spread;
    }

    private double squares(int target) {
      double sum = 0;
      for (int i = target; i < actual.length; i += width) {
        double difference = (double) actual[i] - predicted[i];
        sum += difference * difference;
      }
      return sum;
    }

    private double spread(int target) {
      double sum = 0;
      for (int i = target; i < actual.length; i += width) {
        sum += actual[i];
      }
      double mean = sum / Math.max(1, count);
      double squares = 0;
      for (int i = target; i < actual.length; i += width) {
        squares += (actual[i] - mean) * (actual[i] - mean);
      }
      return squares;
    }
  }
}
