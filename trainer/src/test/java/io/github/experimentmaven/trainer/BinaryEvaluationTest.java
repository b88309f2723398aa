package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.result.RunResult.ClassResult;
import io.github.experimentmaven.trainer.BinaryEvaluation.ProbabilityAnswers;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BinaryEvaluationTest {

  // From the greatest probability on, + for a positive sample:
  //   0.9 +, 0.8 -, 0.7 +, 0.7 -, 0.5 +, 0.1 -
  private static final float[] PROBABILITIES = {0.1f, 0.5f, 0.7f, 0.9f, 0.7f, 0.8f};
  private static final float[] LABELS = {0, 1, 0, 1, 1, 0};

  @Test
  void theAnswerIsTheSecondClassAboveAHalfAndTheFirstOnIt() {
    ProbabilityAnswers answers = answers(PROBABILITIES, LABELS);

    assertThat(answers.predictions().answers().classes()).containsExactly(0, 0, 1, 1, 1, 1);
    assertThat(answers.confusionMatrix()).containsExactly(List.of(1, 2), List.of(1, 2));
    assertThat(answers.classes())
        .containsExactly(
            // 1 of 2 claims, 1 of 3 negatives; 2 * 1 / (2 + 3)
            new ClassResult("no", 0.5, 1 / 3.0, 2 * 0.5 * (1 / 3.0) / (0.5 + 1 / 3.0), 3),
            // 2 of 4 claims, 2 of 3 positives; 2 * 2 / (4 + 3)
            new ClassResult("yes", 0.5, 2 / 3.0, 2 * 0.5 * (2 / 3.0) / (0.5 + 2 / 3.0), 3));
  }

  @Test
  void precisionRecallAndF1AreThoseOfThePositiveClass() {
    Map<String, Double> values = answers(PROBABILITIES, LABELS).values();

    assertThat(values)
        .containsEntry("precision", 0.5)
        .containsEntry("recall", 2 / 3.0)
        .containsKey("f1");
    assertThat(values.get("f1")).isCloseTo(4 / 7.0, within(1e-12));
  }

  // Pairs won by each positive sample of 3: 0.9 all 3; 0.7 beats 0.1 and ties with 0.7: 1.5;
  // 0.5 beats 0.1: 1. 5.5 of 9. scikit-learn's roc_auc_score: 0.6111111.
  @Test
  void aTieInTheRocAucCountsByHalf() {
    assertThat(value("roc_auc", PROBABILITIES, LABELS)).isCloseTo(5.5 / 9, within(1e-12));
  }

  // Recall grows by 1/3 at 0.9 (precision 1/1), at 0.7 (2/4) and at 0.5 (3/5).
  // scikit-learn's average_precision_score: 0.7.
  @Test
  void thePrAucIsTheAveragePrecision() {
    assertThat(value("pr_auc", PROBABILITIES, LABELS))
        .isCloseTo((1 + 0.5 + 0.6) / 3, within(1e-12));
  }

  // 0.01 + 0.25 + 0.49 + 0.01 + 0.09 + 0.64 = 1.49
  @Test
  void theBrierScoreIsTheMeanSquaredError() {
    assertThat(value("brier_score", PROBABILITIES, LABELS)).isCloseTo(1.49 / 6, within(1e-7));
  }

  @Test
  void probabilitiesThatAreAllTheSameTellNothing() {
    float[] same = {0.3f, 0.3f, 0.3f, 0.3f};
    float[] labels = {0, 1, 0, 0};

    assertThat(value("roc_auc", same, labels)).isEqualTo(0.5);
    assertThat(value("pr_auc", same, labels)).isEqualTo(0.25);
    assertThat(value("precision", same, labels)).isZero();
    assertThat(value("f1", same, labels)).isZero();
  }

  @Test
  void aPerfectOrderHasAreasOfOneAndAReversedOneNone() {
    float[] rising = {0, 0.2f, 0.4f, 1};

    assertThat(value("roc_auc", rising, new float[] {0, 0, 1, 1})).isEqualTo(1);
    assertThat(value("pr_auc", rising, new float[] {0, 0, 1, 1})).isEqualTo(1);
    assertThat(value("roc_auc", rising, new float[] {1, 1, 0, 0})).isZero();
  }

  @Test
  void samplesOfOneClassHaveFiniteFigures() {
    float[] p = {0.2f, 0.8f};

    assertThat(value("roc_auc", p, new float[] {1, 1})).isEqualTo(0.5);
    assertThat(value("pr_auc", p, new float[] {1, 1})).isEqualTo(1);
    assertThat(value("roc_auc", p, new float[] {0, 0})).isEqualTo(0.5);
    assertThat(value("pr_auc", p, new float[] {0, 0})).isZero();
    assertThat(value("recall", p, new float[] {0, 0})).isZero();
  }

  @Test
  void theRocAucIsTheFractionOfPairsInOrder() {
    SplittableRandom random = new SplittableRandom(1);
    float[] p = new float[200];
    float[] labels = new float[200];
    for (int i = 0; i < p.length; i++) {
      p[i] = random.nextInt(20) / 20f;
      labels[i] = random.nextInt(3) == 0 ? 1 : 0;
    }
    double won = 0;
    int pairs = 0;
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        if (labels[i] == 1 && labels[j] == 0) {
          won += p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
          pairs++;
        }
      }
    }

    assertThat(value("roc_auc", p, labels)).isCloseTo(won / pairs, within(1e-12));
  }

  @Test
  void theAccuracyIsCountedWhileTraining() {
    TaskEvaluation.Score score = new BinaryEvaluation(List.of("no", "yes"), false).score();
    assertThat(score.values()).containsOnly(Map.entry("accuracy", 0.0));

    for (int i = 0; i < LABELS.length; i++) {
      score.add(PROBABILITIES, LABELS, i);
    }

    assertThat(score.values()).containsOnly(Map.entry("accuracy", 0.5));
  }

  // p = (1 + output) / 2
  @Test
  void anOutputFromMinusOneToOneIsTwiceTheProbabilityMinusOne() {
    BinaryEvaluation evaluation = new BinaryEvaluation(List.of("no", "yes"), true);
    float[] outputs = {-1, -0.5f, 0, 0.25f, 1};
    float[] labels = {0, 1, 0, 1, 1};
    TaskEvaluation.Score score = evaluation.score();
    ProbabilityAnswers answers = evaluation.answers(outputs.length);
    for (int i = 0; i < outputs.length; i++) {
      score.add(outputs, labels, i);
      answers.add(i, outputs, labels, i);
    }

    assertThat(answers.predictions().positives()).containsExactly(0, 0.25f, 0.5f, 0.625f, 1);
    assertThat(answers.confusionMatrix()).isEqualTo(List.of(List.of(2, 0), List.of(1, 2)));
    assertThat(score.values()).containsOnly(Map.entry("accuracy", 0.8));
    assertThat(answers.values()).containsEntry("brier_score", (0.5625 + 0.25 + 0.140625) / 5);
  }

  private static double value(String name, float[] probabilities, float[] labels) {
    return answers(probabilities, labels).values().get(name);
  }

  private static ProbabilityAnswers answers(float[] probabilities, float[] labels) {
    ProbabilityAnswers answers =
        new BinaryEvaluation(List.of("no", "yes"), false).answers(probabilities.length);
    for (int i = 0; i < probabilities.length; i++) {
      answers.add(i, probabilities, labels, i);
    }
    return answers;
  }
}
