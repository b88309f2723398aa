package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.trainer.RegressionEvaluation.NumberAnswers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against figures worked out by hand, by the definitions of scikit-learn. */
class RegressionEvaluationTest {

  // errors 0.5, -0.5, 0, 1; squares 0.25, 0.25, 0, 1; mean of y 2.875, spread 29.1875
  private static final float[] ACTUAL = {3, -0.5f, 2, 7};
  private static final float[] PREDICTED = {2.5f, 0, 2, 8};

  @Test
  void theMeanAbsoluteErrorIsCountedWhileTraining() {
    TaskEvaluation.Score score = new RegressionEvaluation(1).score();
    assertThat(score.values()).containsOnly(Map.entry("mean_absolute_error", 0.0));

    for (int i = 0; i < ACTUAL.length; i++) {
      score.add(PREDICTED, ACTUAL, i);
    }

    assertThat(score.values()).containsOnly(Map.entry("mean_absolute_error", 0.5));
  }

  // sqrt(1.5 / 4); 1 - 1.5 / 29.1875 = 0.9486081, as in scikit-learn's manual
  @Test
  void theRootOfTheMeanSquareAndR2AreOfAllSamples() {
    Map<String, Double> values = answers(1, PREDICTED, ACTUAL).values();

    assertThat(values.keySet()).containsExactly("root_mean_squared_error", "r2");
    assertThat(values.get("root_mean_squared_error")).isCloseTo(Math.sqrt(0.375), within(1e-12));
    assertThat(values.get("r2")).isCloseTo(1 - 1.5 / 29.1875, within(1e-12));
  }

  // [0.5, 1], [-1, 1], [7, -6] against [0, 2], [-1, 2], [8, -5]:
  //   the first target 0.25 + 0 + 1 = 1.25 of a spread of 36.1666667, the second 3 of 32.6666667;
  //   scikit-learn's r2_score: 0.9368005
  @Test
  void ofSeveralTargetsTheFiguresAreMeansOverThem() {
    float[] actual = {0.5f, 1, -1, 1, 7, -6};
    float[] predicted = {0, 2, -1, 2, 8, -5};
    NumberAnswers answers = answers(2, predicted, actual);

    assertThat(answers.values().get("root_mean_squared_error"))
        .isCloseTo((Math.sqrt(1.25 / 3) + 1) / 2, within(1e-7));
    assertThat(answers.values().get("r2")).isCloseTo(0.9368005, within(1e-6));
    assertThat(answers.predictions().width()).isEqualTo(2);
    assertThat(answers.predictions().value(2, 1)).isEqualTo(-5);
  }

  @Test
  void whoPredictsTheMeanDeterminesNothing() {
    assertThat(r2(new float[] {2, 2, 2}, new float[] {1, 2, 3})).isZero();
    assertThat(r2(new float[] {3, 3, 3}, new float[] {1, 2, 3})).isNegative();
  }

  @Test
  void aTargetThatIsAlwaysTheSameIsMetOrNot() {
    assertThat(r2(new float[] {2, 2}, new float[] {2, 2})).isEqualTo(1);
    assertThat(r2(new float[] {2, 3}, new float[] {2, 2})).isZero();
  }

  @Test
  void aRegressionHasNoClasses() {
    assertThat(answers(1, PREDICTED, ACTUAL).confusionMatrix()).isEmpty();
    assertThat(answers(1, PREDICTED, ACTUAL).classes()).isEmpty();
  }

  private static double r2(float[] predicted, float[] actual) {
    return answers(1, predicted, actual).values().get("r2");
  }

  private static NumberAnswers answers(int width, float[] predicted, float[] actual) {
    int count = actual.length / width;
    NumberAnswers answers = new RegressionEvaluation(width).answers(count);
    for (int i = 0; i < count; i++) {
      answers.add(i, predicted, actual, i);
    }
    return answers;
  }
}
