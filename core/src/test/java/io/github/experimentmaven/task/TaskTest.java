package io.github.experimentmaven.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Quantity;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.storage.RecordJson;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskTest {

  private static final Targets CLASSES = new Targets.Classes(List.of("cat", "dog", "fox"));

  private static final Targets TWO = new Targets.Classes(List.of("no", "yes"));
  private static final Targets NUMBERS = new Targets.Numbers(List.of("price"));

  record Data(Targets targets) {}

  @Test
  void dataWithClassesIsClassified() {
    assertThat(Task.of(CLASSES, Shape.of(3))).isEqualTo(new MulticlassClassification());
  }

  @Test
  void ofTwoClassesTheOutputDecidesWhichTaskItIs() {
    assertThat(Task.of(TWO, Shape.of(1))).isEqualTo(new BinaryClassification());
    assertThat(Task.of(TWO, Shape.of(2))).isEqualTo(new MulticlassClassification());
    assertThat(Task.of(CLASSES, Shape.of(1))).isEqualTo(new MulticlassClassification());
    assertThat(Task.of(NUMBERS, Shape.of(1))).isEqualTo(new Regression());
  }

  @Test
  void noDataIsOfTwoTasks() {
    for (Targets targets : List.of(CLASSES, TWO, NUMBERS)) {
      for (int outputs = 1; outputs <= 4; outputs++) {
        Shape output = Shape.of(outputs);
        assertThat(Task.all().stream().filter(task -> task.fits(targets, output))).hasSize(1);
      }
    }
  }

  @Test
  void ofTwoClassesBothEndingsAreNamed() {
    String remedy = "two classes: end in [1] with sigmoid or in [2] with softmax";

    assertThat(Task.of(TWO, Shape.of(3)).mismatch(Shape.of(3), TWO))
        .contains(new Task.Mismatch("the data has 2 classes", remedy));
    assertThat(Task.of(TWO, Shape.of(1)).mismatch(ActivationFunction.TANH, Loss.MEAN_SQUARED_ERROR))
        .contains(
            new Task.Mismatch(
                "the data has 2 classes, and the one output must be a probability", remedy));
    assertThat(
            Task.of(TWO, Shape.of(1))
                .mismatch(ActivationFunction.SIGMOID, Loss.BINARY_CROSSENTROPY))
        .isEmpty();
  }

  @Test
  void aHingeLossOfTwoClassesReachesFromMinusOneToOne() {
    Task task = Task.of(TWO, Shape.of(1));

    for (Loss hinge : List.of(new Loss.Hinge(), new Loss.SquaredHinge())) {
      assertThat(task.mismatch(ActivationFunction.SIGMOID, hinge))
          .contains(
              new Task.Mismatch(
                  "with a hinge loss the one output must be between -1 and 1",
                  "end in [1] with tanh or softsign"));
      assertThat(task.mismatch(ActivationFunction.TANH, hinge)).isEmpty();
      assertThat(task.mismatch(ActivationFunction.SOFTSIGN, hinge)).isEmpty();
    }
  }

  @Test
  void everyLossIsOfSomeTask() {
    assertThat(Task.all().stream().flatMap(task -> task.losses().stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(losses());
  }

  private static List<Class<? extends Loss>> losses() {
    return Arrays.stream(Loss.class.getPermittedSubclasses())
        .<Class<? extends Loss>>map(loss -> loss.asSubclass(Loss.class))
        .toList();
  }

  @Test
  void aRegressionHasAnOutputANumber() {
    Task task = new Regression();
    Targets two = new Targets.Numbers(List.of("width", "height"));

    assertThat(task.mismatch(Shape.of(1), NUMBERS)).isEmpty();
    assertThat(task.mismatch(Shape.of(2), two)).isEmpty();
    assertThat(task.mismatch(Shape.of(2), NUMBERS))
        .contains(
            new Task.Mismatch(
                "the data has a number to be predicted", "the network must end in [1]"));
    assertThat(task.mismatch(Shape.of(1), two))
        .contains(
            new Task.Mismatch(
                "the data has 2 numbers to be predicted", "the network must end in [2]"));
  }

  @ParameterizedTest
  @EnumSource(ActivationFunction.class)
  void aRegressionEndsInAnythingButSoftmax(ActivationFunction last) {
    assertThat(new Regression().mismatch(last, Loss.MEAN_SQUARED_ERROR).isPresent())
        .isEqualTo(last == ActivationFunction.SOFTMAX);
  }

  @Test
  void theDefaultLossOfATaskIsAmongItsLosses() {
    for (Task task : Task.all()) {
      assertThat(task.losses()).contains(task.defaultLoss().getClass());
    }
  }

  @Test
  void noTwoMetricsHaveTheSameName() {
    assertThat(Task.allMetrics()).extracting(Metric::key).doesNotHaveDuplicates();
  }

  @Test
  void targetsSayInJsonWhichTheyAre() throws Exception {
    String json = RecordJson.line(new Data(CLASSES));

    assertThat(json)
        .isEqualTo(
            "{\"targets\":{\"type\":\"Classes\",\"class_names\":[\"cat\",\"dog\",\"fox\"]}}");
    assertThat(RecordJson.parse(json, Data.class).targets()).isEqualTo(CLASSES);
  }

  @Test
  void aClassificationHasAnOutputAClass() {
    Task task = Task.of(CLASSES, Shape.of(3));

    assertThat(task.mismatch(Shape.of(3), CLASSES)).isEmpty();
    assertThat(task.mismatch(Shape.of(4), CLASSES))
        .contains(new Task.Mismatch("the data has 3 classes", "the network must end in [3]"));
  }

  @Test
  void everyTaskMeasuresTheLossAndItsHeadlineOfBothParts() {
    for (Task task : Task.all()) {
      assertThat(task.metrics()).contains(Metric.TRAIN_LOSS, Metric.TEST_LOSS, task.headline());
      assertThat(quantities(task, Part.TRAIN))
          .containsExactly(Quantity.LOSS, task.headline().quantity());
      assertThat(quantities(task, Part.TEST)).containsAll(quantities(task, Part.TRAIN));
      assertThat(task.headline().part()).isEqualTo(Part.TEST);
      assertThat(task.losses()).isNotEmpty();
    }
  }

  @Test
  void whatTellsPeopleTheMostIsRecordedLast() {
    for (Task task : Task.all()) {
      assertThat(task.metrics().get(task.metrics().size() - 1)).isEqualTo(task.headline());
    }
  }

  @Test
  void aMetricIsKnownByItsName() {
    assertThat(Task.metric("test_accuracy")).contains(MulticlassClassification.TEST_ACCURACY);
    assertThat(Task.metric("accuracy")).isEqualTo(Optional.empty());
  }

  private static List<Quantity> quantities(Task task, Part part) {
    return task.metrics().stream()
        .filter(metric -> metric.part() == part)
        .map(Metric::quantity)
        .toList();
  }
}
