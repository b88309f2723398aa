package io.github.experimentmaven.result;

import static io.github.experimentmaven.result.ResultFixture.epoch;
import static io.github.experimentmaven.result.ResultFixture.progress;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunEventTest {

  static Stream<RunEvent> events() {
    return Stream.of(
        new RunEvent.Started(),
        new RunEvent.DataLoaded(60_000, 10_000),
        new RunEvent.NetworkBuilt(93_322),
        new RunEvent.Resumed(2, 5),
        new RunEvent.Warned("odd"),
        new RunEvent.BatchDone(2, 5, 17, 938, progress(0.125, 0.96875), 1234.5, 61.25),
        new RunEvent.EpochDone(5, epoch(2, 0.25, 0.875, 0.5, 0.75, 1.5)),
        new RunEvent.LearningRateReduced(2, 1.0e-4),
        new RunEvent.Ended(3, 5, TrainingCourse.Ending.EARLY_STOPPING),
        new RunEvent.Paused(3, 9),
        new RunEvent.WeightsRestored(1),
        new RunEvent.Finished(progress(0.0308, 0.9912).measuredOn(Part.TEST)),
        new RunEvent.Failed("the loss became \"NaN\"\nin epoch 1"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventIsOneLineAndReadAgain(RunEvent event) throws IOException {
    String line = RecordJson.line(event);

    assertThat(line).doesNotContain("\n");
    assertThat(RecordJson.parse(line, RunEvent.class)).isEqualTo(event);
  }

  @Test
  void everyKindOfEventIsTested() {
    assertThat(events().map(Object::getClass))
        .containsExactlyInAnyOrder(RunEvent.class.getPermittedSubclasses());
  }

  @Test
  void aLineNamesItsEventAndItsFieldsInSnakeCase() throws IOException {
    assertThat(
            RecordJson.line(
                new RunEvent.BatchDone(2, 5, 17, 938, progress(0.125, 0.96875), 1234.5, 61.25)))
        .isEqualTo(
            "{\"event\":\"batch_done\",\"epoch\":2,\"epochs\":5,\"batch\":17,\"batches\":938,"
                + "\"loss\":0.125,\"accuracy\":0.96875,\"images_per_second\":1234.5,"
                + "\"remaining_seconds\":61.25}");
  }
}
