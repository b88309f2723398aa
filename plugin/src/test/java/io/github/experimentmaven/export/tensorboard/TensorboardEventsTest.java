package io.github.experimentmaven.export.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.experimentmaven.export.ExportFixture;
import io.github.experimentmaven.result.ResultFixture;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.hadoop.util.TFRecordReader;
import org.tensorflow.proto.framework.Summary;
import org.tensorflow.proto.util.Event;

/** Read back with TensorFlow's own reader of records, checksums included, and its own messages. */
class TensorboardEventsTest {

  private final RunResult run = ExportFixture.run("small", 1_234_567_890_123L, 0.875);

  @Test
  void theFirstEventNamesTheFormat() throws IOException {
    assertThat(read(TensorboardEvents.of(run)).get(0))
        .isEqualTo(Event.newBuilder().setFileVersion("brain.Event:2").build());
  }

  @Test
  void everyEpochIsAStepWithItsScalars() throws IOException {
    List<Event> events = read(TensorboardEvents.of(run));

    assertThat(events).extracting(Event::getStep).containsExactly(0L, 1L, 2L);
    assertThat(events).extracting(Event::getWallTime).containsExactly(0.0, 1.0, 2.0);
    assertThat(events.get(2).getSummary().getValueList())
        .extracting(Summary.Value::getTag, Summary.Value::getSimpleValue)
        .containsExactly(
            tuple("loss/train", 0.5f),
            tuple("loss/test", 0.375f),
            tuple("accuracy/train", 0.625f),
            tuple("accuracy/test", 0.875f));
  }

  @Test
  void theValidationSetIsACurveAndTheTestSetAPointAtItsEnd() throws IOException {
    List<Event> events = read(TensorboardEvents.of(ExportFixture.validatedRun("small", 1, 0.875)));

    assertThat(events.get(1).getSummary().getValueList())
        .extracting(Summary.Value::getTag, Summary.Value::getSimpleValue)
        .containsExactly(
            tuple("loss/train", 0.75f),
            tuple("loss/val", 0.5f),
            tuple("accuracy/train", 0.5f),
            tuple("accuracy/val", 0.25f));
    assertThat(events.get(2).getSummary().getValueList())
        .extracting(Summary.Value::getTag, Summary.Value::getSimpleValue)
        .containsExactly(
            tuple("loss/train", 0.5f),
            tuple("loss/val", 0.25f),
            tuple("loss/test", 0.375f),
            tuple("accuracy/train", 0.625f),
            tuple("accuracy/val", 0.5f),
            tuple("accuracy/test", 0.875f));
  }

  @Test
  void nothingIsWrittenThatTheMessagesDoNotKnow() throws IOException {
    for (Event event : read(TensorboardEvents.of(run))) {
      assertThat(event.getUnknownFields().asMap()).isEmpty();
      assertThat(event.getSummary().getUnknownFields().asMap()).isEmpty();
    }
  }

  @Test
  void manyEpochsAndNumbersThatAreNoneAreReadToo() throws IOException {
    List<RunResult.EpochResult> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= 300; epoch++) {
      epochs.add(
          new RunResult.EpochResult(
              epoch, ResultFixture.metrics(Double.NaN, 0, 1e300, 1), 1, run.weightsSha256()));
    }

    List<Event> events = read(TensorboardEvents.of(with(epochs)));

    assertThat(events).hasSize(301);
    assertThat(events.get(300).getStep()).isEqualTo(300);
    assertThat(events.get(300).getSummary().getValue(0).getSimpleValue()).isNaN();
    assertThat(events.get(300).getSummary().getValue(1).getSimpleValue())
        .isEqualTo(Float.POSITIVE_INFINITY);
  }

  @Test
  void theReaderOfTheseTestsNoticesAWrongChecksum() {
    byte[] file = TensorboardEvents.of(run);
    file[file.length - 1] ^= 1;

    assertThatIOException().isThrownBy(() -> read(file));
  }

  @Test
  void everySeedHasAFolderAndTheFileANameOfItsContent() {
    String hash = Sha256.of(TensorboardEvents.of(run)).substring(0, 12);

    assertThat(TensorboardEvents.fileName(run))
        .isEqualTo("small/seed-1234567890123/events.out.tfevents.0." + hash);
    assertThat(TensorboardEvents.fileName(ExportFixture.run("small", run.key().seed(), 0.75)))
        .startsWith("small/seed-1234567890123/events.out.tfevents.0.")
        .isNotEqualTo(TensorboardEvents.fileName(run));
  }

  private static List<Event> read(byte[] file) throws IOException {
    TFRecordReader reader = new TFRecordReader(new ByteArrayInputStream(file), true);
    List<Event> events = new ArrayList<>();
    for (byte[] record = reader.read(); record != null; record = reader.read()) {
      events.add(Event.parseFrom(record));
    }
    return events;
  }

  private RunResult with(List<RunResult.EpochResult> epochs) {
    return new RunResult(
        run.formatVersion(),
        run.experiment(),
        run.key(),
        run.parameters(),
        run.layers(),
        run.dataset(),
        epochs,
        run.metrics(),
        run.confusionMatrix(),
        run.classes(),
        run.imagesPerSecond(),
        run.trainingSeconds(),
        run.evaluationSeconds(),
        run.totalSeconds(),
        run.peakMemoryBytes(),
        run.initialWeightsSha256(),
        run.weightsSha256(),
        run.predictionsSha256(),
        run.provenance());
  }
}
