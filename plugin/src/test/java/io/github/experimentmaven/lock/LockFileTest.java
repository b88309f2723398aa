package io.github.experimentmaven.lock;

import static io.github.experimentmaven.lock.LockFixture.lock;
import static io.github.experimentmaven.lock.LockFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {

  private static final String NAME = "src/experiments/baselines/small.lock.json";

  private static final String ADVICE =
      "\n  restore it from version control, or accept the results again:"
          + " mvn experiment:accept -Dexperiment.names=small -Dexperiment.reason=\"...\"";

  private final Lock lock = lock(run(7, 0.75, "start", "first"), run(8, 0.5, "begin", "one"));

  @TempDir Path folder;

  private LockFile file;

  @BeforeEach
  void writeLock() throws IOException {
    file = new LockFile("small", folder.resolve("baselines/small.lock.json"), NAME);
    file.write(lock);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    assertThat(file.read()).isEqualTo(lock);
  }

  @Test
  void aLockStatesOneFactALine() throws Exception {
    file.write(lock(run(7, 0.75, "start", "first")));

    assertThat(file.path())
        .hasContent(
            """
            {
              "format_version": 2,
              "experiment": "small",
              "reason": "first results",
              "identity": {
                "format_version": 2,
                "experiment": {
                  "name": "small",
                  "batch_size": 64,
                  "architecture": [
                    {"Dense": {"units": 3}}
                  ]
                },
                "dataset": {
                  "name": "data",
                  "train_images": {
                    "file": "train-images",
                    "sha256": "%1$s",
                    "content_sha256": "%1$s"
                  },
                  "train_labels": {
                    "file": "train-labels",
                    "sha256": "%2$s",
                    "content_sha256": "%2$s"
                  },
                  "test_images": {
                    "file": "test-images",
                    "sha256": "%3$s",
                    "content_sha256": "%3$s"
                  },
                  "test_labels": {
                    "file": "test-labels",
                    "sha256": "%4$s",
                    "content_sha256": "%4$s"
                  }
                },
                "numerics": {
                  "native_classifier": "linux-x86_64-onednn-avx2",
                  "variables": {
                    "OPENBLAS_CORETYPE": "Haswell"
                  },
                  "properties": {},
                  "processor": null
                },
                "arithmetic_revision": 1,
                "libraries": [
                  {"artifact": "org.nd4j:nd4j-api:1.0", "sha256": "%5$s"}
                ]
              },
              "environment": {
                "processor": "Test CPU",
                "instruction_sets": ["avx2", "fma"],
                "jvm": "Test VM 17",
                "operating_system": "Linux 6 amd64",
                "processors": 2,
                "plugin": "1"
              },
              "test_images": 10,
              "runs": [
                {
                  "cell": "default",
                  "seed": 7,
                  "fingerprint": "%6$s",
                  "initial_weights_sha256": "%7$s",
                  "weights_sha256": [
                    "%8$s"
                  ],
                  "predictions_sha256": "%9$s",
                  "test_accuracy": 0.75,
                  "test_loss": 0.75
                }
              ],
              "sha256": "%10$s"
            }
            """
                .formatted(
                    "01".repeat(32),
                    "02".repeat(32),
                    "03".repeat(32),
                    "04".repeat(32),
                    "b".repeat(64),
                    lock.runs().get(0).fingerprint(),
                    LockFixture.hash("start"),
                    LockFixture.hash("first"),
                    LockFixture.hash("p0.75"),
                    lock(run(7, 0.75, "start", "first")).sha256()));
  }

  @Test
  void oneFlippedBitIsNoticedWhereverItIs() throws Exception {
    byte[] whole = Files.readAllBytes(file.path());
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= (byte) (1 << (i % 8));
      Files.write(file.path(), flipped);

      assertThat(catchThrowableOfType(LockException.class, file::read))
          .as("bit %d of byte %d", i % 8, i)
          .isNotNull()
          .message()
          .startsWith(NAME);
    }
  }

  @Test
  void aChangedRunOfSeveralIsNamed() throws Exception {
    String fingerprint = lock.runs().get(1).fingerprint();
    String other = fingerprint.replace(fingerprint.charAt(0), 'e');

    assertRefused(
        text().replace(fingerprint, other),
        NAME
            + " is damaged or was edited: the fingerprint of seed 8 does not follow from its"
            + " identity: it is %s, but must be %s".formatted(other, fingerprint)
            + ADVICE);
  }

  @Test
  void aChangedIdentityIsToldFromAChangedFingerprint() throws Exception {
    assertRefused(
        text().replace("\"batch_size\": 64", "\"batch_size\": 65"),
        NAME
            + " is damaged or was edited: no run's fingerprint follows from its identity, which"
            + " must have changed"
            + ADVICE);
  }

  @Test
  void aChangedResultIsNoticedByTheHashOfTheWhole() throws Exception {
    Lock honest = lock(run(7, 0.75, "start", "first"), run(8, 0.625, "begin", "one"));
    Lock embellished =
        new Lock(
            honest.formatVersion(),
            honest.experiment(),
            honest.reason(),
            honest.identity(),
            honest.environment(),
            honest.testImages(),
            honest.runs(),
            lock.sha256());
    file.write(embellished);

    assertThatExceptionOfType(LockException.class)
        .isThrownBy(file::read)
        .withMessage(
            NAME
                + " is damaged or was edited: the SHA-256 of its content is %s, but its last field"
                    .formatted(honest.sha256())
                + " says "
                + lock.sha256()
                + ADVICE);
  }

  @Test
  void whatIsNotJsonIsLocated() throws Exception {
    assertRefused(
        text().replace("\"seed\": 7,", "\"seed\": 7"),
        NAME
            + ":63:7: not valid JSON: Unexpected character ('\"' (code 34)): was expecting comma to"
            + " separate Object entries"
            + ADVICE);
  }

  @Test
  void aMisspeltKeyIsLocatedByThePartItIsMissingFrom() throws Exception {
    assertRefused(
        text().replace("\"seed\": 7", "\"sead\": 7"),
        NAME + ":71:5: damaged or edited: Missing creator property 'seed'" + ADVICE);
  }

  @Test
  void aMissingPartIsNoStackTrace() throws Exception {
    assertThatExceptionOfType(LockException.class)
        .isThrownBy(() -> readInstead("{\"format_version\": 2}"))
        .withMessageContaining(NAME)
        .withMessageContaining("Missing creator property 'experiment'")
        .withMessageEndingWith(ADVICE);
    assertRefused("[]", NAME + " is damaged or was edited: it has no format_version" + ADVICE);
  }

  @Test
  void anotherFormatIsNotTakenForDamage() throws Exception {
    assertRefused(
        text().replaceFirst("\"format_version\": 2", "\"format_version\": 3"),
        """
        %s is of format 3, but this version of the plugin reads and writes format 2
          use the version of the plugin that wrote it, or accept the results again: \
        mvn experiment:accept -Dexperiment.names=small -Dexperiment.reason="..."\
        """
            .formatted(NAME));
  }

  @Test
  void theLockOfAnotherExperimentIsRefused() throws Exception {
    LockFile copy = new LockFile("large", file.path(), "src/large.lock.json");

    assertThatExceptionOfType(LockException.class)
        .isThrownBy(copy::read)
        .withMessage(
            "src/large.lock.json is the lock of 'small', not of 'large'"
                + ADVICE.replace("names=small", "names=large"));
  }

  @Test
  void anotherLayoutOfTheSameFactsIsRefusedByItsLine() throws Exception {
    assertRefused(
        text().replace("\"experiment\": \"small\"", "\"experiment\":  \"small\""),
        NAME + ":3: damaged or edited: the line is not laid out as it was written" + ADVICE);
  }

  @Test
  void whatIsNotUtf8IsCountedOut() throws Exception {
    byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
    bytes[4] = (byte) 0xE9;
    Files.write(file.path(), bytes);

    assertThatExceptionOfType(LockException.class)
        .isThrownBy(file::read)
        .withMessage(NAME + " is damaged or was edited: byte 5 is not UTF-8" + ADVICE);
  }

  @Test
  void theLineEndsOfAnotherSystemAreNoDamage() throws Exception {
    Files.writeString(file.path(), text().replace("\n", "\r\n"));

    assertThat(file.read()).isEqualTo(lock);
  }

  private String text() throws IOException {
    return Files.readString(file.path());
  }

  private void readInstead(String text) throws Exception {
    Files.writeString(file.path(), text);
    file.read();
  }

  private void assertRefused(String text, String message) {
    assertThatExceptionOfType(LockException.class)
        .isThrownBy(() -> readInstead(text))
        .withMessage(message);
  }
}
