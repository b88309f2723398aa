package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.platform.KernelVariables;
import io.github.experimentmaven.provenance.Arithmetic;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.ExitCode;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.ResultFixture;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainers that are started by hand. */
class TrainerTest {

  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  private static final Map<String, String> VARIABLES =
      IdentityFixture.identity(64).numerics().variables();

  @TempDir Path path;

  @Test
  void aJobOfAnotherRevisionOfTheArithmeticIsNotDone() throws Exception {
    assertThat(exitCode(Arithmetic.REVISION + 1, VARIABLES)).isEqualTo(ExitCode.JOB_UNREADABLE);
    assertThat(new RunFolder(path).log())
        .content()
        .startsWith("job unreadable: the job expects revision " + (Arithmetic.REVISION + 1));
  }

  @Test
  void aJobIsNotDoneWithoutTheVariablesOfItsIdentity() throws Exception {
    assertThat(exitCode(Arithmetic.REVISION, Map.of())).isEqualTo(ExitCode.JOB_UNREADABLE);
    assertThat(new RunFolder(path).log())
        .content()
        .startsWith("job unreadable: the trainer's environment would choose other kernels")
        .contains("set OPENBLAS_CORETYPE=Haswell, which is not set");
    assertThat(new RunFolder(path).events()).content().contains("OPENBLAS_CORETYPE=Haswell");
  }

  @Test
  void withThemItIsDone() throws Exception {
    // As far as a job can be done that has no data.
    assertThat(exitCode(Arithmetic.REVISION, VARIABLES)).isEqualTo(ExitCode.DATASET_UNREADABLE);
  }

  private ExitCode exitCode(int revision, Map<String, String> variables)
      throws IOException, InterruptedException {
    RunFolder folder = new RunFolder(path);
    RecordJson.write(folder.job(), job(revision));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                CLASS_PATH,
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                Trainer.class.getName(),
                path.toString(),
                path.resolve("data").toString(),
                path.resolve("unpacked").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.log().toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
    builder.environment().keySet().removeIf(KernelVariables::contains);
    builder.environment().putAll(variables);
    int code = builder.start().waitFor();
    return ExitCode.of(code)
        .orElseThrow(() -> new AssertionError(code + ": " + text(folder.log())));
  }

  static Job job(int revision) {
    Identity identity = IdentityFixture.identity(64);
    return new Job(
        Job.FORMAT_VERSION,
        "by hand",
        new Training(
            List.of(
                TrainingFixture.FLATTEN,
                TrainingFixture.dense(2, ActivationFunction.SOFTMAX, Initializer.GLOROT_UNIFORM)),
            new Optimizer.Sgd(0.1, 0, false),
            Loss.CATEGORICAL_CROSSENTROPY,
            1,
            2),
        RunKey.of(1),
        new RunResult.DatasetFacts(
            "none", 6, 4, ResultFixture.images(8, 8, 1), ResultFixture.classes("0", "1")),
        Map.of(
            "train_images", new Job.ExpectedFile("train-images", "0".repeat(64)),
            "train_labels", new Job.ExpectedFile("train-labels", "0".repeat(64)),
            "test_images", new Job.ExpectedFile("test-images", "0".repeat(64)),
            "test_labels", new Job.ExpectedFile("test-labels", "0".repeat(64))),
        "f".repeat(64),
        new Identity(
            identity.experiment(),
            identity.data(),
            identity.numerics(),
            revision,
            identity.libraries()),
        Map.of());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
