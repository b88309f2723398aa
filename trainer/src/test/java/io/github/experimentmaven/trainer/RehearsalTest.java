package io.github.experimentmaven.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.platform.KernelVariables;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.result.ExitCode;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.TrainerContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

  @TempDir Path folder;

  @Test
  void itGoesAllTheWayToAResultWhateverTheKernelsAre() throws Exception {
    assertThat(Rehearsal.class).hasToString("class " + TrainerContract.REHEARSAL_CLASS);
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                TrainerContract.REHEARSAL_CLASS,
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
    builder.environment().keySet().removeIf(KernelVariables::contains);
    builder.environment().putAll(IdentityFixture.identity(64).numerics().variables());

    int code = builder.start().waitFor();

    assertThat(log).hasContent("");
    assertThat(code).isEqualTo(ExitCode.OK.code());
    RunFolder run = new RunFolder(folder.resolve("run"));
    assertThat(run.isComplete()).isTrue();
    assertThat(run.model()).exists();
    assertThat(run.predictions()).exists();
    assertThat(run.checkpoint()).doesNotExist();
  }
}
