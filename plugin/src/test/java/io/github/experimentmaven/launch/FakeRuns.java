package io.github.experimentmaven.launch;

import static io.github.experimentmaven.result.ResultFixture.classes;
import static io.github.experimentmaven.result.ResultFixture.epoch;
import static io.github.experimentmaven.result.ResultFixture.images;
import static io.github.experimentmaven.result.ResultFixture.metrics;

import io.github.experimentmaven.cache.RunCache;
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
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.Provenance;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs whose trainer plays a script, and the settings to launch them with. */
final class FakeRuns {

  private static final Path CURRENT_JAVA = LaunchSettings.currentJava();

  /** Every run is trained. */
  static final Known NOTHING_KNOWN = new Known(RunCache.off(), Map.of());

  private FakeRuns() {}

  /** A launcher of fake trainers, which knows nothing. */
  static TestLauncher launcher(int slots) {
    return launcher(slots, NOTHING_KNOWN);
  }

  static TestLauncher launcher(int slots, Known known) {
    return new TestLauncher(
        new LaunchSlots(slots, Long.MAX_VALUE), known, classPath(), FakeTrainer.class.getName());
  }

  static Run run(Path results, String name, String... script) {
    return run(
        results, name, Stream.of(script).map(step -> (Layer) new Layer.Flatten(step)).toList());
  }

  /** One that can make use of two threads. */
  static Run divided(Path results, String name, String... script) {
    return run(results, name, Stream.of(script).map(FakeRuns::convolution).toList());
  }

  private static Layer convolution(String name) {
    return new Layer.Conv2D(
        8,
        Size.square(3),
        Size.square(1),
        Padding.SAME,
        Size.square(1),
        ActivationFunction.RELU,
        true,
        Initializer.GLOROT_UNIFORM,
        Initializer.ZEROS,
        null,
        null,
        null,
        null,
        name);
  }

  private static Run run(Path results, String name, List<Layer> steps) {
    Experiment experiment =
        new Experiment(
            name,
            "",
            new DatasetSource.Folder("data"),
            List.of(),
            new Optimizer.Sgd(0.01, 0, false),
            Loss.CATEGORICAL_CROSSENTROPY,
            2,
            64,
            List.of(123L),
            null,
            Numerics.PORTABLE,
            new Expectations(null),
            Map.of(),
            BaselinePolicy.DEFAULT);
    RunResult.DatasetFacts data =
        new RunResult.DatasetFacts("fake", 600, 100, images(28, 28, 1), classes("0", "1"));
    return new Run(
        experiment,
        RunKey.of(123),
        new Job(
            Job.FORMAT_VERSION,
            name,
            new Training(steps, experiment.optimizer(), experiment.loss(), experiment.epochs(), 64),
            RunKey.of(123),
            data,
            Map.of(),
            "f".repeat(64),
            IdentityFixture.identity(64),
            Map.of()),
        RunFolder.of(results, name, RunKey.of(123)),
        results.resolve("data"));
  }

  static LaunchSettings settings(Path directory) {
    return settings(directory, null, 2);
  }

  static LaunchSettings settings(Path directory, @Nullable Duration timeLimit, int parallel) {
    return settings(directory, CURRENT_JAVA, List.of(), timeLimit, parallel, Map.of());
  }

  static LaunchSettings settings(Path directory, List<String> jvmArguments) {
    return settings(directory, jvmArguments, Map.of());
  }

  static LaunchSettings settings(
      Path directory, List<String> jvmArguments, Map<String, String> environment) {
    return settings(directory, CURRENT_JAVA, jvmArguments, null, 2, environment);
  }

  static LaunchSettings withJava(Path java, Path directory) {
    return settings(directory, java, List.of(), null, 2, Map.of());
  }

  private static LaunchSettings settings(
      Path directory,
      Path java,
      List<String> jvmArguments,
      @Nullable Duration timeLimit,
      int parallel,
      Map<String, String> environment) {
    return new LaunchSettings(
        java,
        jvmArguments,
        null,
        environment,
        MemorySize.parse("128m"),
        MemorySize.parse("256m"),
        timeLimit,
        parallel,
        false,
        directory.resolve("native"),
        directory.resolve("unpacked"),
        directory);
  }

  static RunResult result(long seed) {
    return result(seed, IdentityFixture.provenance(seed));
  }

  /** That of a job. */
  static RunResult result(Job job) {
    return result(
        job.key().seed(),
        new Provenance(job.fingerprint(), job.identity(), IdentityFixture.environment()));
  }

  static RunResult result(Provenance provenance) {
    return result(123, provenance);
  }

  private static RunResult result(long seed, Provenance provenance) {
    return new RunResult(
        RunResult.FORMAT_VERSION,
        "fake",
        RunKey.of(seed),
        93322,
        List.of(),
        new RunResult.DatasetFacts("fake", 600, 100, images(28, 28, 1), classes("0", "1")),
        List.of(epoch(1, 0.5, 0.75, 0.4, 0.8, 20)),
        metrics(0.5, 0.75, 0.4, 0.8),
        List.of(List.of(1)),
        List.of(),
        1130.4,
        40,
        2,
        53.2,
        0,
        "00",
        "01",
        "02",
        provenance);
  }

  /** What the fake trainer needs, so that its JVM starts quickly. */
  static List<Path> classPath() {
    return Stream.of(
            "io.github.experimentmaven.launch.FakeTrainer",
            "io.github.experimentmaven.launch.Launcher",
            "io.github.experimentmaven.storage.RecordJson",
            "io.github.experimentmaven.result.ResultFixture",
            "io.github.experimentmaven.trainer.ParentWatch",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.annotation.JsonProperty",
            "org.jspecify.annotations.Nullable")
        .map(FakeRuns::location)
        .distinct()
        .toList();
  }

  private static Path location(String type) {
    try {
      URI source = Class.forName(type).getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(source);
    } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
      throw new IllegalStateException(type, e);
    }
  }
}
