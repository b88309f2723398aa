package io.github.experimentmaven.accepted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.descriptor.ExperimentJson;
import io.github.experimentmaven.descriptor.ExperimentReader;
import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.gate.TaskPredictions;
import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.ReviewedJson;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was accepted of this project's own perceptron with each format there has been. */
class EarlierFormatsTest {

  private static final String SHOWN = "baselines/mnist-mlp.json";
  private static final String LOCK = "baselines/mnist-mlp.lock.json";

  private static final String ADVICE =
      "\n  restore it from version control, or delete the baseline's files, train, and accept the"
          + " results again: mvn experiment:accept -Dexperiment.names=mnist-mlp"
          + " -Dexperiment.reason=\"...\"";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lock-1                |  1 | 0 | Ten seeds of the recipes of the introduction to deep learning
          lock-1-with-processor |  1 | 0 | processors are told apart where they choose the kernels; the same weights
          lock-2                |123 | 1 | Seeds 123 to 132, so that the build's own seed is among them
          """)
  void everyFormatThatWasCommittedIsRead(String format, long firstSeed, int revision, String reason)
      throws Exception {
    AcceptedBaseline read = copied(format).read();

    AcceptedResult facts = read.facts();
    assertThat(read.fileFormat()).isEqualTo(1);
    assertThat(read.isOfEarlierFormat()).isTrue();
    assertThat(facts.formatVersion()).isEqualTo(AcceptedResult.FORMAT_VERSION);
    assertThat(facts.experiment()).isEqualTo("mnist-mlp");
    assertThat(facts.reason()).isEqualTo(reason);
    assertThat(facts.seeds())
        .isEqualTo(LongStream.range(firstSeed, firstSeed + 10).boxed().toList());
    assertThat(facts.parameters()).isEqualTo(407_050);
    assertThat(facts.layers()).hasToString("[Flatten [784], Dense [512], Dense [10]]");
    assertThat(facts.trainSamples()).isEqualTo(60_000);
    assertThat(facts.testSamples()).isEqualTo(10_000);
    assertThat(facts.runs()).allMatch(run -> run.weightsSha256().size() == 5);
    assertThat(facts.environment().plugin()).isEqualTo("0.1.0-SNAPSHOT");
    assertThat(facts.environment().jvm())
        .isEqualTo("OpenJDK 64-Bit Server VM 17.0.15+6-Debian-1deb12u1");
    assertThat(facts.environment().libraries())
        .containsEntry("org.yaml:snakeyaml", "2.5")
        .containsEntry("org.bytedeco:javacpp:linux-x86_64", "1.5.7")
        .doesNotContainKey("org.nd4j:nd4j-api");
    assertThat(facts.identity().arithmeticRevision()).isEqualTo(revision);
  }

  @Test
  void everyFactOfARunStays() throws Exception {
    AcceptedRun run = copied("lock-2").read().facts().run(RunKey.of(123)).orElseThrow();

    assertThat(run)
        .isEqualTo(
            new AcceptedRun(
                RunKey.of(123),
                Map.of(
                    "test_accuracy", 0.9799,
                    "test_loss", 0.06335039363600498,
                    "train_accuracy", 0.9894,
                    "train_loss", 0.03578740123531915),
                "1ec34b7f2289dbf4d01044353ec4435ef05b61d86bcb95aa7b706d9187557341",
                List.of(
                    "b5a9fd5442f0b155f66a5d4742f2d9fdb0d0b74b07e84843d4fa6595888534f2",
                    "acb610ec73773eff6c41e38638a68119d22eb342e74b773ab948a5a79e413b69",
                    "069467905c3ec8be7105c96733fdd771f39c789e961bf8bab582a50cf7083de0",
                    "7b12bc4efa947374b810b258137da72693f3c9abe1cd724ad25d309a9dfc85b7",
                    "077b1bf0d52decba7339477f69fece030aae737557ded8f7e0d0ecf8d99ea836"),
                "67c93d610c0ff7ce70a3e60190e5a4befe721e4072693f40e10694bdb92345a3"));
  }

  @Test
  void theIdentityBecomesWhatDecidesTheBits() throws Exception {
    Identity identity = copied("lock-2").read().facts().identity();

    assertThat(RecordJson.line(identity.experiment()))
        .isEqualTo(
            "{\"architecture\":[\"Flatten\",{\"Dense\":{\"units\":512,\"activation\":\"relu\"}},"
                + "{\"Dense\":{\"units\":10,\"activation\":\"softmax\"}}],"
                + "\"epochs\":5,\"batch_size\":128}");
    assertThat(identity.data())
        .isEqualTo(
            Map.of(
                "train_images", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                "train_labels", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                "test_images", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                "test_labels", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));
    assertThat(identity.numerics().nativeClassifier()).isEqualTo("linux-x86_64-onednn-avx2");
    assertThat(identity.numerics().variables()).hasSize(7);
    assertThat(identity.numerics().processor()).isNull();
    assertThat(identity.libraries())
        .containsExactly(
            "org.bytedeco:openblas:0.3.19-1.5.7",
            "org.bytedeco:openblas:0.3.19-1.5.7:linux-x86_64",
            "org.deeplearning4j:deeplearning4j-nn:1.0.0-M2.1",
            "org.nd4j:nd4j-api:1.0.0-M2.1",
            "org.nd4j:nd4j-native-api:1.0.0-M2.1",
            "org.nd4j:nd4j-native-preset:1.0.0-M2.1",
            "org.nd4j:nd4j-native-preset:1.0.0-M2.1:linux-x86_64",
            "org.nd4j:nd4j-native:1.0.0-M2.1",
            "org.nd4j:nd4j-native:1.0.0-M2.1:linux-x86_64-onednn-avx2");
  }

  /** What a key of the language had as its default then is left out as it is now. */
  @ParameterizedTest
  @ValueSource(strings = {"lock-1", "lock-2"})
  void theExperimentThatShipsNowIsTheAcceptedOne(String format) throws Exception {
    Path experiments = Path.of("../experiments/mnist/src/experiments").toAbsolutePath();
    ObjectNode planned =
        new ExperimentReader(experiments, name -> null)
            .readFolder(experiments).stream()
                .map(located -> located.experiment())
                .filter(experiment -> experiment.name().equals("mnist-mlp"))
                .map(ExperimentJson::deciding)
                .findFirst()
                .orElseThrow();

    assertThat(copied(format).read().facts().identity().experiment()).isEqualTo(planned);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lock-1", "lock-1-with-processor", "lock-2"})
  void writtenAgainItIsOneFileThatSaysTheSame(String format) throws Exception {
    BaselineFiles files = copied(format);
    AcceptedBaseline before = files.read();

    ModuleFixture.write(files, files.inThisFormat(before));

    AcceptedBaseline after = files.read();
    assertThat(after.isOfEarlierFormat()).isFalse();
    assertThat(after.saysTheSameAs(before)).isTrue();
    assertThat(after.facts().reason()).isEqualTo(before.facts().reason());
    assertThat(after.facts().environment()).isEqualTo(before.facts().environment());
    assertThat(files.lock()).doesNotExist();
  }

  /** JDK 17 wrote the first, later ones the second; both are 2.0E23. */
  @ParameterizedTest
  @ValueSource(strings = {"1.9999999999999998E23", "2.0E23"})
  void aNumberIsAcceptedInTheSpellingOfAnyJdk(String spelling) throws Exception {
    BaselineFiles files = copied("lock-2");
    Path json = files.json();
    Files.writeString(json, Files.readString(json).replace("0.03578740123531915", spelling));
    ObjectNode content = (ObjectNode) ReviewedJson.read(json, SHOWN).asSpelt();
    String oldSeal = content.remove("sha256").textValue();
    assertThat(RecordJson.line(content)).contains("\"train_loss\":" + spelling);
    String seal = Sha256.of(RecordJson.line(content));
    Files.writeString(json, Files.readString(json).replace(oldSeal, seal));

    assertThat(files.read().facts().runs().get(0).metrics()).containsEntry("train_loss", 2.0E23);
  }

  @Test
  void halfOfWhatWasAcceptedIsNotEnough() throws Exception {
    BaselineFiles files = copied("lock-2");
    Files.delete(files.lock());

    assertRefused(
        files,
        SHOWN + " is of format 1, half of which is in " + LOCK + ", but that does not exist");
  }

  @Test
  void anEditOfTheLockIsFoundByItsSeal() throws Exception {
    BaselineFiles files = copied("lock-2");
    String text = Files.readString(files.lock());
    Files.writeString(files.lock(), text.replace("\"batch_size\": 128", "\"batch_size\": 129"));

    assertThatExceptionOfType(BaselineException.class)
        .isThrownBy(files::read)
        .withMessageStartingWith(LOCK + " is damaged or was edited: the SHA-256 of its content is ")
        .withMessageEndingWith(ADVICE);
  }

  @Test
  void anotherLayoutOfTheLockIsFoundByItsLine() throws Exception {
    BaselineFiles files = copied("lock-2");
    String text = Files.readString(files.lock());
    Files.writeString(files.lock(), text.replace("\"epochs\": 5", "\"epochs\":  5"));

    assertRefused(
        files, LOCK + ":28: damaged or edited: the line is not laid out as it was written");
  }

  @Test
  void aLockOfALaterFormatIsNotGuessedAt() throws Exception {
    BaselineFiles files = copied("lock-2");
    String text = Files.readString(files.lock());
    Files.writeString(
        files.lock(), text.replaceFirst("\"format_version\": 2", "\"format_version\": 3"));

    assertRefused(
        files,
        LOCK
            + " is of format 3, but beside a baseline of format 1 there are locks of formats 1 and"
            + " 2 only");
  }

  @Test
  void aLockOfOtherRunsIsRefused() throws Exception {
    BaselineFiles files = copied("lock-2");
    copy("lock-1", "mnist-mlp.lock.json");

    assertRefused(files, SHOWN + " and " + LOCK + " are not of the same results");
  }

  private static void assertRefused(BaselineFiles files, String message) {
    assertThatExceptionOfType(BaselineException.class)
        .isThrownBy(files::read)
        .withMessage(message + ADVICE);
  }

  private BaselineFiles copied(String format) throws IOException {
    copy(format, "mnist-mlp.json");
    copy(format, "mnist-mlp.lock.json");
    copy(format, "mnist-mlp.predictions.gz");
    return new BaselineFiles("mnist-mlp", folder, SHOWN, TaskPredictions::readKept);
  }

  private void copy(String format, String file) throws IOException {
    try (var in = EarlierFormatsTest.class.getResourceAsStream(format + "/" + file)) {
      Files.write(folder.resolve(file), in.readAllBytes());
    }
  }
}
