package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.dataset.IdxFiles;
import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Expectations;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.plan.RuntimeFixture;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the real trainer leaves in a run's folder, and that it leaves the same in any other. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class SameRunTwiceTest {

  /** Fields named for durations, speed and memory. */
  private static final Pattern VOLATILE =
      Pattern.compile(
          "\"((?:\\w+_)?seconds|images_per_second|peak_memory_bytes)\"( ?: ?)[-+.0-9eE]+");

  private static final String TRAINED = "io.github.experimentmaven.trainer.TrainingLoop source: ";
  private static final String ARCHIVED = "shared objects file (top)";

  @TempDir private Path directory;
  private final RecordingListener listener = new RecordingListener();
  private Path first;
  private Path second;

  @BeforeEach
  void copyTheData() throws Exception {
    first = directory.resolve("first");
    second = directory.resolve("another place/second");
    for (Path project : List.of(first, second)) {
      IdxFiles.writeSmallDataset(project.resolve("data"));
    }
  }

  @Test
  void twoFoldersHoldTheSameBytesOutsideOfDurationsSpeedAndMemory() throws Exception {
    Run run = train(first, 20);
    Run again = train(second, 20);

    assertThat(run.folder().path().toFile().list())
        .containsExactlyInAnyOrder(
            "job.json",
            "events.jsonl",
            "result.json",
            "predictions.bin",
            "model.zip",
            "trainer.log");
    assertThat(tree(again)).isEqualTo(tree(run));
    assertThat(tree(run).get("events.jsonl")).contains("\"remaining_seconds\":*");
    assertThat(tree(run).values())
        .noneMatch(content -> content.contains(directory.getFileName().toString()));
  }

  /**
   * A class path of jars, and a native library that an earlier build has unpacked, so that the
   * second launch archives what a trainer loads.
   */
  @Test
  void aTrainerThatStartsFromAnArchiveOfItsClassesLeavesTheSameBytes() throws Exception {
    List<Path> jars = jars();
    Path classes = directory.resolve("classes.log");
    List<String> logged = List.of("-Xlog:class+load:file=" + classes);
    Run run = plan(first, 5);
    Run again = plan(second, 5);
    launch(first, plan(first, 1), jars, List.of());
    assertThat(directory.resolve("native")).isDirectoryNotContaining("glob:**/classes");

    launch(first, run, jars, logged);
    assertThat(classes).content().contains(TRAINED).doesNotContain(TRAINED + ARCHIVED);
    launch(second, again, jars, logged);

    assertThat(classes).content().contains(TRAINED + ARCHIVED);
    assertThat(tree(again)).isEqualTo(tree(run));
  }

  @Test
  void aDamagedCheckpointIsThrownAwayWithAWarningInLogAndConsole() throws Exception {
    Run run = plan(first, 2);
    Files.createDirectories(run.folder().path());
    Files.writeString(run.folder().checkpoint(), "not a checkpoint");

    launch(first, run);

    String warning =
        "the training starts from the beginning, as its checkpoint cannot be used: it is damaged";
    assertThat(listener.calls).contains("small seed 7 warned: " + warning);
    assertThat(run.folder().log()).hasContent(warning);
    assertThat(run.folder().isComplete()).isTrue();
    assertThat(run.folder().checkpoint()).doesNotExist();
  }

  @Test
  void aDataFileThatChangedSinceTheRunWasPlannedIsNamed() throws Exception {
    Run run = plan(first, 1);
    Path labels = first.resolve("data/train-labels-idx1-ubyte");
    byte[] bytes = Files.readAllBytes(labels);
    bytes[bytes.length - 1] ^= 1;
    Files.write(labels, bytes);

    RunOutcome outcome = launch(first, run);

    assertThat(((RunOutcome.Failed) outcome).reason())
        .startsWith(
            "data set unreadable (exit code 3): "
                + labels
                + " is not what the run was planned with:   unpacked, its SHA-256 is ");
  }

  private Run train(Path project, int epochs) throws Exception {
    Run run = plan(project, epochs);
    launch(project, run);
    return run;
  }

  private RunOutcome launch(Path project, Run run) throws Exception {
    return launch(project, run, classPath(), List.of());
  }

  private RunOutcome launch(Path project, Run run, List<Path> classPath, List<String> jvmArguments)
      throws Exception {
    LaunchSettings fake = FakeRuns.settings(project);
    LaunchSettings settings =
        new LaunchSettings(
            fake.java(),
            jvmArguments,
            null,
            Map.of(),
            MemorySize.parse("512m"),
            MemorySize.parse("512m"),
            null,
            1,
            false,
            directory.resolve("native"),
            directory.resolve("unpacked"),
            project);
    return TestLauncher.ofRealTrainers(classPath).launch(List.of(run), settings, listener).get(0);
  }

  private static Run plan(Path project, int epochs) throws Exception {
    Dataset dataset = DatasetReader.read(project.resolve("data"));
    Experiment experiment =
        new Experiment(
            "small",
            "",
            new DatasetSource.Folder("data"),
            List.of(
                new Layer.Flatten(null),
                new Layer.Dropout(0.2, null),
                new Layer.Dense(
                    3,
                    ActivationFunction.SOFTMAX,
                    true,
                    Initializer.GLOROT_UNIFORM,
                    Initializer.ZEROS,
                    null,
                    null,
                    null,
                    null,
                    null)),
            new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, false),
            Loss.CATEGORICAL_CROSSENTROPY,
            epochs,
            2,
            List.of(7L),
            null,
            Numerics.PORTABLE,
            new Expectations(null),
            Map.of(),
            BaselinePolicy.DEFAULT);
    return RuntimeFixture.planner(project.resolve("target"))
        .plan(Map.of(experiment, ExperimentData.of(dataset)))
        .get(0);
  }

  /** Every file by its name, a character a byte, with what may differ blanked. */
  private static Map<String, String> tree(Run run) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run.folder().path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        tree.put(
            run.folder().path().relativize(file).toString(),
            VOLATILE.matcher(content).replaceAll("\"$1\"$2*"));
      }
    }
    return tree;
  }

  /** The class path with jars in place of the folders of classes. */
  private List<Path> jars() {
    List<Path> jars = new ArrayList<>();
    for (Path entry : classPath()) {
      if (Files.isDirectory(entry)) {
        Path jar = directory.resolve("classes-" + jars.size() + ".jar");
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        assertThat(tool.run(System.out, System.err, "-c", "-f", "" + jar, "-C", "" + entry, "."))
            .isZero();
        jars.add(jar);
      } else if (Files.exists(entry)) {
        jars.add(entry);
      }
    }
    return jars;
  }

  private static List<Path> classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(path.split(File.pathSeparator)).map(Path::of).toList();
  }
}
