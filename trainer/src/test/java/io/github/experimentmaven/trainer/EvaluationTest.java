package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.result.Predictions;
import io.github.experimentmaven.result.RunResult.ClassResult;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class EvaluationTest {

  private static final Optimizer SGD = new Optimizer.Sgd(0.01, 0, false);

  // rows are the actual classes:
  //   cat: 3 as cat, 1 as dog; dog: 2 as cat, 2 as dog; owl: never seen, never claimed;
  //   fox: 2 as cat, never claimed
  @Test
  void precisionRecallAndF1FollowFromTheConfusionMatrix() {
    Evaluation evaluation =
        evaluation(new int[][] {{3, 1, 0, 0}, {2, 2, 0, 0}, {0, 0, 0, 0}, {2, 0, 0, 0}});

    assertThat(evaluation.classes(List.of("cat", "dog", "owl", "fox")))
        .containsExactly(
            // 3 of 7 claims, 3 of 4 cats; 2 * 3 / (7 + 4)
            new ClassResult("cat", 3 / 7.0, 0.75, 2 * (3 / 7.0) * 0.75 / (3 / 7.0 + 0.75), 4),
            // 2 of 3 claims, 2 of 4 dogs; 2 * 2 / (3 + 4)
            new ClassResult("dog", 2 / 3.0, 0.5, 2 * (2 / 3.0) * 0.5 / (2 / 3.0 + 0.5), 4),
            new ClassResult("owl", 0, 0, 0, 0),
            new ClassResult("fox", 0, 0, 0, 2));
    assertThat(evaluation.classes(List.of("cat", "dog", "owl", "fox")).get(0).f1())
        .isCloseTo(6 / 11.0, within(1e-12));
  }

  @Test
  void aClassThatIsClaimedButNeverThereHasNoPrecision() {
    assertThat(evaluation(new int[][] {{1, 3}, {0, 0}}).classes(List.of("cat", "dog")))
        .containsExactly(
            new ClassResult("cat", 1, 0.25, 2 * 0.25 / 1.25, 4),
            new ClassResult("dog", 0, 0, 0, 0));
  }

  @Test
  void theConfusionMatrixIsListedRowByRow() {
    assertThat(evaluation(new int[][] {{1, 3}, {0, 5}}).confusionMatrix())
        .isEqualTo(List.of(List.of(1, 3), List.of(0, 5)));
  }

  @Test
  void ofEqualProbabilitiesTheFirstClassIsPredicted() {
    assertThat(Evaluation.argmax(new float[] {9, 1, 5, 5, 9}, 1, 3)).isEqualTo(1);
    assertThat(Evaluation.argmax(new float[] {0.5f, 0.5f}, 0, 2)).isZero();
    assertThat(Evaluation.argmax(new float[] {-3, -2, -1}, 0, 3)).isEqualTo(2);
  }

  // All outputs of a network of zeros are equal: every image is of the first class with
  // probability 1/3, and the loss is ln 3.
  @Test
  void anUndecidedNetworkClaimsTheFirstClassForEveryImage() {
    Images images = TrainingFixture.patterns(10, 1);
    Evaluation evaluation =
        evaluate(
            TrainingFixture.network(
                TrainingFixture.training(
                    SGD,
                    1,
                    5,
                    TrainingFixture.FLATTEN,
                    TrainingFixture.dense(3, ActivationFunction.SOFTMAX, Initializer.ZEROS)),
                TrainingFixture.SHAPE,
                1),
            images);

    assertThat(evaluation.loss()).isCloseTo(Math.log(3), within(1e-6));
    assertThat(evaluation.accuracy()).isEqualTo(0.4);
    assertThat(evaluation.confusionMatrix())
        .isEqualTo(List.of(List.of(4, 0, 0), List.of(3, 0, 0), List.of(3, 0, 0)));
    assertThat(evaluation.predictions().classes()).containsOnly(0);
    assertThat(evaluation.predictions().probabilities()).containsOnly(1 / 3f);
  }

  // The network's output is the softmax of three pixels, so the brightest is predicted, with
  // probability e / (e + 2) = 0.5761169 if it is white and the others are black.
  @Test
  void everyImageIsCountedOnceAlsoInASmallerLastBatch() {
    int count = 250;
    byte[] pixels = new byte[3 * count];
    byte[] labels = new byte[count];
    int[] expected = new int[count];
    int[][] confusion = new int[3][3];
    int right = 0;
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 3);
      expected[i] = i % 7 % 3;
      pixels[3 * i + expected[i]] = (byte) 255;
      confusion[labels[i]][expected[i]]++;
      right += labels[i] == expected[i] ? 1 : 0;
    }
    Images images = new Images(Shape.of(1, 3, 1), pixels, labels);

    Evaluation evaluation = evaluate(softmaxOfPixels(), images);

    assertThat(evaluation.predictions().classes()).containsExactly(expected);
    assertThat(evaluation.predictions().probability(249)).isCloseTo(0.5761169f, within(1e-6f));
    assertThat(evaluation.confusion()).isDeepEqualTo(confusion);
    assertThat(evaluation.accuracy()).isEqualTo(right / 250.0);
    // -ln 0.5761169 = 0.5514447 where it is right, 1 more where it is wrong
    assertThat(evaluation.loss()).isCloseTo(0.5514447 + (250 - right) / 250.0, within(1e-6));
  }

  @Test
  void kernelPenaltiesArePartOfTheLoss() {
    Images images = TrainingFixture.patterns(30, 1);
    Regularizer regularizer = new Regularizer(0, 0.5);
    TrainableNetwork plain = oneHidden(null);
    TrainableNetwork penalised = oneHidden(regularizer);

    double penalty = 0;
    float[] weights = penalised.weights();
    for (int i = 0; i < 64 * 8; i++) {
      penalty += 0.5 * weights[i] * weights[i];
    }

    assertThat(penalty).isGreaterThan(1);
    assertThat(evaluate(penalised, images).loss())
        .isCloseTo(evaluate(plain, images).loss() + penalty, within(1e-5));
  }

  private static TrainableNetwork oneHidden(Regularizer regularizer) {
    return TrainingFixture.network(
        TrainingFixture.training(
            SGD,
            1,
            5,
            TrainingFixture.FLATTEN,
            TrainingFixture.penalisedDense(8, regularizer),
            TrainingFixture.softmax()),
        TrainingFixture.SHAPE,
        1);
  }

  private static TrainableNetwork softmaxOfPixels() {
    TrainableNetwork network =
        TrainingFixture.network(
            TrainingFixture.training(SGD, 1, 5, TrainingFixture.FLATTEN, TrainingFixture.softmax()),
            Shape.of(1, 3, 1),
            1);
    // the identity as kernel, no bias
    network
        .network()
        .setParams(
            Nd4j.create(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0}, new long[] {1, 12}));
    return network;
  }

  private static Evaluation evaluate(TrainableNetwork network, Images images) {
    return Evaluation.of(network, images, images.batch(), TrainingFixture.CLASSES);
  }

  private static Evaluation evaluation(int[][] confusion) {
    return new Evaluation(0, 0, confusion, new Predictions(new int[0], new float[0]));
  }
}
