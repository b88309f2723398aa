package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.dataset.SampleBytes;
import io.github.experimentmaven.result.ClassPredictions;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.result.ProbabilityPredictions;
import io.github.experimentmaven.spi.TrainingOutcome;
import io.github.experimentmaven.task.Targets;
import io.github.experimentmaven.task.Task;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassEvaluationTest {

  private static final Targets THREE = new Targets.Classes(List.of("a", "b", "c"));
  private static final Targets TWO = new Targets.Classes(List.of("no", "yes"));
  private static final Targets PRICE = new Targets.Numbers(List.of("price"));

  private static final SampleTargets OF_THREE =
      new ClassLabels(SampleBytes.of(new byte[] {0, 1, 2, 2}, 1), 3);
  private static final SampleTargets OF_TWO =
      new BinaryLabels(SampleBytes.of(new byte[] {0, 1, 1}, 1));
  private static final SampleTargets PRICES = numbers(1, 2, 4);

  @Test
  void classesAreMeasuredByTheirProbabilities() throws Exception {
    Evaluation evaluation =
        evaluate(
            THREE,
            OF_THREE,
            TrainingOutcome.of(
                new float[][] {
                  {0.5f, 0.25f, 0.25f}, {0.5f, 0.5f, 0}, {0, 0.5f, 0.5f}, {0.25f, 0.25f, 0.5f}
                }));

    // Of equal probabilities the first class is the answer.
    assertThat(((ClassPredictions) evaluation.answers().predictions()).classes())
        .containsExactly(0, 0, 1, 2);
    assertThat(evaluation.metrics().values().keySet())
        .containsExactly("test_loss", "test_accuracy");
    assertThat(evaluation.metrics().value("test_accuracy")).isEqualTo(0.5);
    assertThat(evaluation.metrics().value("test_loss")).isCloseTo(Math.log(2), within(1e-12));
    assertThat(evaluation.answers().confusionMatrix())
        .containsExactly(List.of(1, 0, 0), List.of(1, 0, 0), List.of(0, 1, 1));
  }

  @Test
  void ofTwoClassesTheProbabilityOfTheSecondDecidesWhetherTheFirstIsGivenOrNot() throws Exception {
    Evaluation one =
        evaluate(TWO, OF_TWO, TrainingOutcome.of(new float[][] {{0.25f}, {0.75f}, {0.5f}}));
    Evaluation both =
        evaluate(
            TWO,
            OF_TWO,
            TrainingOutcome.of(new float[][] {{0.75f, 0.25f}, {0.25f, 0.75f}, {0.5f, 0.5f}}));

    assertThat(((ProbabilityPredictions) one.answers().predictions()).positives())
        .containsExactly(0.25f, 0.75f, 0.5f);
    assertThat(both.metrics()).isEqualTo(one.metrics());
    assertThat(one.metrics().value("test_recall")).isEqualTo(0.5);
    assertThat(one.metrics().value("test_loss"))
        .isCloseTo((-2 * Math.log(0.75) + Math.log(2)) / 3, within(1e-12));
  }

  @Test
  void numbersAreMeasuredByTheirErrors() throws Exception {
    Evaluation evaluation =
        evaluate(PRICE, PRICES, TrainingOutcome.of(new float[][] {{1}, {3}, {2}}));

    assertThat(evaluation.metrics().value("test_loss")).isCloseTo(5 / 3.0, within(1e-12));
    assertThat(evaluation.metrics().value("test_mean_absolute_error")).isEqualTo(1.0);
  }

  @Test
  void aCertaintyThatIsWrongCostsNoMoreThanInKeras() throws Exception {
    Metrics metrics =
        evaluate(THREE, OF_THREE, TrainingOutcome.ofLabels(new int[] {1, 1, 2, 2}, 3)).metrics();

    assertThat(metrics.value("test_loss")).isCloseTo(-Math.log(1e-7) / 4, within(1e-6));
  }

  @Test
  void whatIsMeasuredWhileTrainingIsTheClasssToTellAndSoIsTheLoss() throws Exception {
    Metrics metrics =
        evaluate(
                THREE,
                OF_THREE,
                TrainingOutcome.ofLabels(new int[] {0, 1, 2, 0}, 3)
                    .withMetric("test_loss", 0.125)
                    .withMetric("test_accuracy", 0.75)
                    .withMetric("train_accuracy", 0.875))
            .metrics();

    assertThat(metrics.values().keySet())
        .containsExactly("train_accuracy", "test_loss", "test_accuracy");
    assertThat(metrics.value("test_loss")).isEqualTo(0.125);
    assertThat(metrics.value("train_accuracy")).isEqualTo(0.875);
  }

  @Test
  void aMetricThatThePredictionsContradictIsRefused() {
    refused(
        THREE,
        OF_THREE,
        TrainingOutcome.ofLabels(new int[] {0, 1, 2, 0}, 3).withMetric("test_accuracy", 0.97),
        "com.acme.X told that test_accuracy is 0.97, but its predictions say 0.75: are they of the"
            + " same samples, in the order of the data?");
  }

  @Test
  void metricsThatAreNoneAreRefused() {
    TrainingOutcome right = TrainingOutcome.ofLabels(new int[] {0, 1, 2, 2}, 3);
    refused(
        THREE,
        OF_THREE,
        right.withMetric("accuracy", 1),
        "com.acme.X told of a metric 'accuracy', which multi-class classification does not have;"
            + " it has test_accuracy, test_loss, train_accuracy, train_loss");
    refused(
        THREE,
        OF_THREE,
        right.withMetric("train_loss", Double.NaN),
        "com.acme.X told that train_loss is NaN; expected a finite number");
  }

  @Test
  void predictionsThatAreNoneAreRefused() {
    refused(
        THREE,
        OF_THREE,
        TrainingOutcome.ofLabels(new int[5], 3),
        "com.acme.X gave predictions for 5 samples; expected one for each of the 4 test samples");
    refused(
        THREE,
        OF_THREE,
        TrainingOutcome.of(new float[][] {{1, 0, 0}, {0, 1}, {1, 0, 0}, {1, 0, 0}}),
        "com.acme.X gave 2 numbers for test sample 1; expected 3 probabilities, one for each class");
    refused(
        TWO,
        OF_TWO,
        TrainingOutcome.of(new float[][] {{1, 0, 0}, {1}, {1}}),
        "com.acme.X gave 3 numbers for test sample 0; expected the probabilities of the two"
            + " classes, or that of the second one alone");
    refused(
        PRICE,
        PRICES,
        TrainingOutcome.of(new float[][] {{1}, {1}, {1, 2}}),
        "com.acme.X gave 2 numbers for test sample 2; expected the number that is asked for");
    refused(
        PRICE,
        PRICES,
        TrainingOutcome.of(new float[][] {{1}, {Float.NaN}, {1}}),
        "com.acme.X predicted NaN for test sample 1; expected finite numbers");
    refused(
        THREE,
        OF_THREE,
        TrainingOutcome.of(new float[][] {{1, 1, 0}, {0, 1, 0}, {1, 0, 0}, {1, 0, 0}}),
        "com.acme.X gave probabilities for test sample 0 whose sum is 2.0; expected 1");
    refused(
        TWO,
        OF_TWO,
        TrainingOutcome.of(new float[][] {{0.5f}, {-3}, {1}}),
        "com.acme.X gave -3.0 for test sample 1, which is no probability; expected numbers from 0"
            + " to 1");
  }

  private static void refused(
      Targets targets, SampleTargets test, TrainingOutcome outcome, String message) {
    assertThatThrownBy(() -> evaluate(targets, test, outcome))
        .isInstanceOf(ClassFailure.class)
        .hasMessage(message);
  }

  private static Evaluation evaluate(Targets targets, SampleTargets test, TrainingOutcome outcome)
      throws ClassFailure {
    return new ClassEvaluation("com.acme.X", Task.of(targets), targets).of(outcome, test);
  }

  private static SampleTargets numbers(float... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
    bytes.asFloatBuffer().put(numbers);
    return new NumberTargets(SampleBytes.of(bytes.array(), Float.BYTES), 1);
  }
}
