package io.github.experimentmaven.accepted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.gate.SeedPredictions;
import io.github.experimentmaven.gate.TaskPredictions;
import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.result.RunResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFilesTest {

  private static final String SHOWN = "src/experiments/baselines/small.json";

  private static final String RENEWAL =
      "delete the baseline's files, train, and accept the results again:"
          + " mvn experiment:accept -Dexperiment.names=small -Dexperiment.reason=\"...\"";

  private static final String ADVICE = "\n  restore it from version control, or " + RENEWAL;

  @TempDir Path folder;

  private BaselineFiles files;

  @BeforeEach
  void writeOne() throws Exception {
    files = new BaselineFiles("small", folder, SHOWN, TaskPredictions::readKept);
    ModuleFixture.write(files, draft(files, "first", 0.75, 0.5));
  }

  @Test
  void theFileHasOneFactALine() throws Exception {
    assertThat(Files.readString(files.json()))
        .startsWith(
            """
            {
              "format_version": 3,
              "experiment": "small",
              "reason": "first",
              "identity": {
                "experiment": {
                  "architecture": [
                    {"Dense": {"units": 3}}
                  ],
                  "epochs": 1,
                  "batch_size": 64
                },
                "data": {
            """)
        .contains(
            """
                "numerics": {
                  "native_classifier": "linux-x86_64-onednn-avx2",
                  "variables": {
                    "OPENBLAS_CORETYPE": "Haswell"
                  },
                  "properties": {},
                  "processor": null
                },
                "arithmetic_revision": 1,
                "libraries": ["org.nd4j:nd4j-api:1.0"]
              },
              "environment": {
                "processor": "Test CPU",
                "instruction_sets": ["avx2", "fma"],
                "jvm": "Test VM 17",
                "operating_system": "Linux 6 amd64",
                "processors": 2,
                "plugin": "1",
                "libraries": {
                  "org.yaml:snakeyaml": "2.5"
                }
              },
              "parameters": 63,
              "layers": [
                {"type": "Flatten", "output_shape": [20]},
                {"type": "Dense", "output_shape": [3]}
              ],
              "train_samples": 6,
              "test_samples": 3,
              "runs": [
                {
                  "seed": 7,
                  "metrics": {
                    "test_accuracy": 0.75,
                    "test_loss": 1.125,
                    "train_accuracy": 0.5,
                    "train_loss": 1.25
                  },
                  "initial_weights_sha256": "%064x",
                  "weights_sha256": [
                    "%064x"
                  ],
                  "predictions_sha256": "%s"
                },
            """
                .formatted(8, 7, ModuleFixture.PREDICTIONS.sha256()))
        .endsWith("\n}\n");
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    AcceptedBaseline written = draft(files, "first", 0.75, 0.5);

    AcceptedBaseline read = files.read();

    assertThat(read.facts()).isEqualTo(written.facts());
    assertThat(read.predictions()).isNotNull().isEqualTo(written.predictions());
    assertThat(folder)
        .isDirectoryNotContaining("glob:**.tmp")
        .isDirectoryContaining("glob:**small.predictions.gz");
  }

  @Test
  void aTaskThatKeepsNoPredictionsHasOneFile() throws Exception {
    AcceptedBaseline written = files.draft("first", runs(0.75, 0.5), null);

    ModuleFixture.write(files, written);

    assertThat(files.read()).isEqualTo(written);
    assertThat(folder).isDirectoryContaining("glob:**small.json");
    // What was kept before belongs to nothing now.
    assertThat(folder.toFile().list()).hasSize(1);
    assertThat(Files.readString(files.json())).contains("\n  \"predictions\": null,\n");
    assertThat(written.saysTheSameAs(files.draft("second", runs(0.75, 0.5), null))).isTrue();
    assertThat(written.saysTheSameAs(draft(files, "first", 0.75, 0.5))).isFalse();
    assertThat(files.inThisFormat(written)).isEqualTo(written);
  }

  @Test
  void theReasonAloneChangesNothing() throws Exception {
    AcceptedBaseline first = draft(files, "first", 0.75, 0.5);

    assertThat(first.saysTheSameAs(draft(files, "second", 0.75, 0.5))).isTrue();
    assertThat(first.saysTheSameAs(draft(files, "first", 0.75, 0.25))).isFalse();
  }

  @Test
  void predictionsArePackedByAnotherMachineAndStillTheSame() throws Exception {
    AcceptedBaseline here = draft(files, "first", 0.75, 0.5);
    AcceptedResult there =
        AcceptedResult.of(
            "small",
            "first",
            runs(0.75, 0.5),
            new AcceptedResult.PredictionsFile("small.predictions.gz", "0".repeat(64)));
    SeedPredictions others =
        here.predictions(SeedPredictions.class)
            .orElseThrow()
            .ofOthers(List.of(new int[3], new int[3]));

    assertThat(
            here.saysTheSameAs(
                new AcceptedBaseline(there, here.predictions(), 3, SHOWN, here.remedy())))
        .isTrue();
    assertThat(here.saysTheSameAs(new AcceptedBaseline(there, others, 3, SHOWN, here.remedy())))
        .isFalse();
  }

  @Test
  void aKeyThatIsThereTwiceIsFound() throws Exception {
    edit("  \"parameters\": 63,\n", "  \"parameters\": 64,\n  \"parameters\": 63,\n");

    assertRefused(
        SHOWN + ":41: damaged or edited: the line is not laid out as it was written" + ADVICE);
  }

  @Test
  void whatAnArtifactHoldsIsNotToBeRestoredOrDeletedHere() throws Exception {
    files =
        new BaselineFiles("other", folder, SHOWN, TaskPredictions::readKept, Remedy.ofArtifact());
    Files.copy(folder.resolve("small.json"), files.json());

    assertRefused(
        SHOWN
            + " is the baseline of 'small', not of 'other'\n  use another version of the artifact,"
            + " or accept the results again where it is built");
  }

  @Test
  void aFileThatIsNotJsonIsLocated() throws Exception {
    edit("\"reason\": \"first\",", "\"reason\": \"first\"");

    assertRefused(SHOWN + ":5:3: not valid JSON: unexpected '\"', expected a comma" + ADVICE);
  }

  @Test
  void aMissingFieldIsLocated() throws Exception {
    edit("  \"parameters\": 63,\n", "");

    assertThatExceptionOfType(BaselineException.class)
        .isThrownBy(files::read)
        .withMessageStartingWith(SHOWN + ":")
        .withMessageContaining(": damaged or edited: parameters is missing")
        .withMessageEndingWith(ADVICE);
  }

  @Test
  void anEditedFigureIsFound() throws Exception {
    String sha256 = files.read().facts().sha256();
    edit("\"test_accuracy\": 0.75", "\"test_accuracy\": 0.25");

    assertThatExceptionOfType(BaselineException.class)
        .isThrownBy(files::read)
        .withMessageMatching(
            "(?s)\\Q"
                + SHOWN
                + "\\E is damaged or was edited: the SHA-256 of its content is [0-9a-f]{64}, but its"
                + " last field says "
                + sha256
                + "\\Q"
                + ADVICE
                + "\\E");
  }

  @Test
  void anotherFormatIsNotGuessedAt() throws Exception {
    edit("\"format_version\": 3", "\"format_version\": 4");

    assertRefused(
        SHOWN
            + " is of format 4, but this version of the plugin reads formats 1 and 3\n"
            + "  use the version of the plugin that wrote it, or "
            + RENEWAL);
    edit("  \"format_version\": 4,\n", "");
    assertRefused(SHOWN + " is damaged or was edited: it has no format_version" + ADVICE);
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws Exception {
    Files.write(files.json(), "{\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertRefused(SHOWN + " is damaged or was edited: byte 3 is not UTF-8" + ADVICE);
  }

  @Test
  void theBaselineOfAnotherExperimentIsRefused() throws Exception {
    Files.copy(files.json(), folder.resolve("other.json"));
    files = new BaselineFiles("other", folder, "other.json", TaskPredictions::readKept);

    assertRefused(
        "other.json is the baseline of 'small', not of 'other'"
            + ADVICE.replace("names=small", "names=other"));
  }

  @Test
  void missingPredictionsAreNamed() throws Exception {
    Files.delete(folder.resolve("small.predictions.gz"));

    assertRefused(SHOWN + " has no file small.predictions.gz beside it" + ADVICE);
  }

  @Test
  void damagedPredictionsAreFoundByTheirHash() throws Exception {
    String sha256 = Objects.requireNonNull(files.read().facts().predictions()).sha256();
    Files.writeString(folder.resolve("small.predictions.gz"), "");

    assertRefused(
        SHOWN
            + " is damaged or was edited: its file small.predictions.gz has the SHA-256"
            + " e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 instead of "
            + sha256
            + ADVICE);
  }

  @Test
  void predictionsOfAnotherNumberOfImagesAreRefused() throws Exception {
    SeedPredictions fewer =
        new SeedPredictions(new int[] {2, 2}, List.of(new int[] {1, 2}, new int[] {1, 2}));
    ModuleFixture.write(files, files.draft("first", runs(0.75, 0.5), fewer));

    assertRefused(
        SHOWN
            + " is damaged or was edited: its predictions are of 2 seeds for 2 samples, but it is of"
            + " 2 seeds and 3 samples"
            + ADVICE);
  }

  @Test
  void otherTestDataIsRefused() throws Exception {
    AcceptedBaseline baseline = files.read();
    var same = ModuleFixture.provenance(64, 7).identity();
    var other =
        IdentityFixture.identity(
            IdentityFixture.identity(64).experiment().deepCopy(), IdentityFixture.data("f"));

    baseline.requireTestData(same);
    assertThatExceptionOfType(BaselineException.class)
        .isThrownBy(() -> baseline.requireTestData(other))
        .withMessage(
            SHOWN
                + " is of other data: its test images have the SHA-256 "
                + same.data().get("test_images")
                + ", those of 'small' now have "
                + "f3".repeat(32)
                + "\n  figures of other samples cannot be compared: restore the data, or "
                + RENEWAL);
  }

  @Test
  void oneFlippedBitIsNoticedWhereverItIs() throws Exception {
    byte[] whole = Files.readAllBytes(files.json());
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= (byte) (1 << (i % 8));
      Files.write(files.json(), flipped);

      assertThat(catchThrowableOfType(BaselineException.class, files::read))
          .as("bit %d of byte %d", i % 8, i)
          .isNotNull()
          .message()
          .startsWith(SHOWN);
    }
  }

  @Test
  void theLineEndsOfAnotherSystemAreNoDamage() throws Exception {
    AcceptedResult written = files.read().facts();
    Files.writeString(files.json(), Files.readString(files.json()).replace("\n", "\r\n"));

    assertThat(files.read().facts()).isEqualTo(written);
  }

  private void edit(String from, String to) throws Exception {
    String text = Files.readString(files.json());
    assertThat(text).contains(from);
    Files.writeString(files.json(), text.replace(from, to));
  }

  private void assertRefused(String message) {
    assertThatExceptionOfType(BaselineException.class).isThrownBy(files::read).withMessage(message);
  }

  private static AcceptedBaseline draft(BaselineFiles files, String reason, double... accuracies)
      throws Exception {
    int[] predicted = ModuleFixture.PREDICTIONS.classes();
    List<int[]> seeds = Stream.generate(() -> predicted).limit(accuracies.length).toList();
    return files.draft(reason, runs(accuracies), new SeedPredictions(new int[] {2, 2, 1}, seeds));
  }

  private static List<RunResult> runs(double... accuracies) {
    return IntStream.range(0, accuracies.length)
        .mapToObj(i -> ModuleFixture.run("small", 7 + i, accuracies[i]))
        .toList();
  }
}
