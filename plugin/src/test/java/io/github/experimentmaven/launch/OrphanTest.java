package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a trainer when the JVM that launched it goes. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class OrphanTest {

  @TempDir private Path directory;

  /** A JVM that launches one run, as Maven's does. */
  static final class LaunchingJvm {

    public static void main(String[] arguments) throws Exception {
      Path directory = Path.of(arguments[0]);
      String[] script = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
      FakeRuns.launcher(1)
          .launch(
              List.of(FakeRuns.run(directory, "cnn", script)),
              FakeRuns.settings(directory),
              ProgressListener.SILENT);
    }
  }

  @Test
  void aTrainerEndsWhenItsLauncherIsKilled() throws Exception {
    Process launcher = launcher("watch", "start", "hang");
    long trainer = awaitTrainer();

    launcher.destroyForcibly().waitFor();

    Processes.awaitEnd(trainer);
    assertThat(folder().isComplete()).isFalse();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signal that runs shutdown hooks")
  void aTrainerThatDoesNotWatchIsEndedByALauncherThatIsTerminated() throws Exception {
    Process launcher = launcher("start", "hang");
    long trainer = awaitTrainer();

    launcher.destroy();
    launcher.waitFor();

    Processes.awaitEnd(trainer);
  }

  private Process launcher(String... script) throws Exception {
    String classPath =
        FakeRuns.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    ProcessBuilder builder =
        new ProcessBuilder(
            LaunchSettings.currentJava().toString(),
            "-cp",
            classPath,
            LaunchingJvm.class.getName(),
            directory.toString());
    builder.command().addAll(List.of(script));
    return builder.redirectErrorStream(true).redirectOutput(log()).start();
  }

  private File log() {
    return directory.resolve("launcher.log").toFile();
  }

  /** The process id of the trainer, once it has told it. */
  private long awaitTrainer() throws Exception {
    await()
        .atMost(1, TimeUnit.MINUTES)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> Files.readString(Processes.forkFolder(folder()).events()).endsWith("\n"));
    return Processes.pidOf(Processes.forkFolder(folder()));
  }

  private RunFolder folder() {
    Run run = FakeRuns.run(directory, "cnn");
    return run.folder();
  }
}
