package io.github.experimentmaven.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Quantity;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.storage.RecordJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskTest {

  private static final Targets CLASSES = new Targets.Classes(List.of("cat", "dog", "fox"));

  record Data(Targets targets) {}

  @Test
  void dataWithClassesIsClassified() {
    assertThat(Task.of(CLASSES)).isEqualTo(new MulticlassClassification());
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
    Task task = Task.of(CLASSES);

    assertThat(task.mismatch(Shape.of(3), CLASSES)).isEmpty();
    assertThat(task.mismatch(Shape.of(4), CLASSES))
        .contains(new Task.Mismatch("the data has 3 classes", "the network must end in [3]"));
  }

  @Test
  void everyTaskMeasuresTheSameQuantitiesOfBothPartsAndTheLoss() {
    for (Task task : Task.all()) {
      assertThat(task.metrics()).contains(Metric.TRAIN_LOSS, Metric.TEST_LOSS, task.headline());
      assertThat(quantities(task, Part.TRAIN)).isEqualTo(quantities(task, Part.TEST));
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
