package io.github.experimentmaven.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.storage.JsonFault;
import io.github.experimentmaven.storage.NulledJson;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunResultTest {

  @TempDir Path folder;

  @Test
  void aResultIsReadAsItWasWritten() throws IOException {
    Path file = folder.resolve("result.json");

    RecordJson.write(file, ResultFixture.runResult());

    assertThat(RecordJson.read(file, RunResult.class)).isEqualTo(ResultFixture.runResult());
  }

  @Test
  void aNullIsReadAsSuchOrRefusedAndNeverComesToLightLater() {
    for (String json : NulledJson.of(ResultFixture.runResult())) {
      try {
        RunResult read = RecordJson.parse(json, RunResult.class);
        assertThat(RecordJson.parse(RecordJson.line(read), RunResult.class))
            .as(json)
            .isEqualTo(read);
      } catch (JsonProcessingException e) {
        assertThat(JsonFault.text(e)).as(json).doesNotContain("null");
      }
    }
  }

  @Test
  void theFieldsHaveTheirDocumentedNamesAndOrder() throws IOException {
    var json = new ObjectMapper().readTree(RecordJson.line(ResultFixture.runResult()));

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "format_version",
            "experiment",
            "seed",
            "parameters",
            "layers",
            "dataset",
            "epochs",
            "train_loss",
            "train_accuracy",
            "test_loss",
            "test_accuracy",
            "confusion_matrix",
            "classes",
            "images_per_second",
            "training_seconds",
            "evaluation_seconds",
            "total_seconds",
            "peak_memory_bytes",
            "initial_weights_sha256",
            "weights_sha256",
            "predictions_sha256",
            "course",
            "provenance");
    assertThat(json.at("/epochs/0").fieldNames())
        .toIterable()
        .containsExactly(
            "epoch",
            "train_loss",
            "train_accuracy",
            "test_loss",
            "test_accuracy",
            "seconds",
            "weights_sha256");
  }

  @Test
  void aRunIsCompleteOnceItsResultIsThere() throws IOException {
    RunFolder run = RunFolder.of(folder, "small", RunKey.of(123));

    assertThat(run.path()).isEqualTo(folder.resolve("small/seed-123"));
    assertThat(run.isComplete()).isFalse();
    RecordJson.write(run.result(), ResultFixture.runResult());
    assertThat(run.isComplete()).isTrue();
    try (var files = Files.list(run.path())) {
      assertThat(files).containsExactly(run.result());
    }
  }

  @Test
  void listsCannotBeChanged() {
    RunResult result = ResultFixture.runResult();

    assertThatThrownBy(() -> result.confusionMatrix().get(0).set(0, 5))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> result.epochs().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aResultTakesTheNamesOfAJobAndNothingElse() {
    RunResult result = ResultFixture.runResult(123);
    Job job =
        new Job(
            Job.FORMAT_VERSION,
            "renamed",
            new Training(
                List.of(), new Optimizer.Sgd(0.01, 0, false), Loss.CATEGORICAL_CROSSENTROPY, 1, 64),
            RunKey.of(123),
            new RunResult.DatasetFacts(
                "spots",
                6,
                4,
                ResultFixture.images(2, 2, 1),
                ResultFixture.classes("light", "dim")),
            Map.of(),
            result.provenance().fingerprint(),
            result.provenance().identity(),
            Map.of());

    RunResult named = result.named(job);

    assertThat(RecordJson.line(named))
        .isEqualTo(
            RecordJson.line(result)
                .replace("\"small\"", "\"renamed\"")
                .replace("\"dots\"", "\"spots\"")
                .replace("\"bright\"", "\"light\"")
                .replace("\"dark\"", "\"dim\""));
  }
}
