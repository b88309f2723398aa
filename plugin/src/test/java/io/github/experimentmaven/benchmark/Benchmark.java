package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.benchmark.MavenBuild.Maven;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.platform.NativePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures, each figure in a process of its own with one compute thread, in interleaved rounds:
 *
 * <ul>
 *   <li>{@code mlp}, {@code cnn}: training of the two networks that ship with the project, by the
 *       plugin's trainer, by Deeplearning4j as it comes, and by PyTorch if it is installed. The
 *       perceptron trains on all of MNIST, which also gives start-up and memory; the convolutional
 *       network on the first images, and once, by the plugin alone, on all.
 *   <li>{@code build}: what the plugin costs a build in which nothing is trained.
 * </ul>
 */
final class Benchmark {

  private static final int CNN_IMAGES = 9_600;
  private static final int CNN_TEST_IMAGES = 10_000;
  private static final int MLP_WARM_UP_BATCHES = 100;
  private static final int MLP_BATCHES = 400;
  private static final int CNN_WARM_UP_BATCHES = 10;
  private static final int CNN_BATCHES = 40;

  private final BenchmarkSettings settings;
  private final NativePlatform platform;
  private final Path work;
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private Benchmark(BenchmarkSettings settings, NativePlatform platform) {
    this.settings = settings;
    this.platform = platform;
    work = settings.output().resolve("work");
  }

  /** Runs the benchmark; {@link BenchmarkSettings} says what the system properties are. */
  public static void main(String[] arguments) throws Exception {
    BenchmarkSettings settings = BenchmarkSettings.of(System.getProperties());
    Benchmark benchmark = new Benchmark(settings, NativePlatform.detect(null, Numerics.PORTABLE));
    Report report = benchmark.run();
    System.out.println();
    System.out.println(report.text());
    Path file = settings.output().resolve("benchmark.json");
    report.write(file);
    System.out.println();
    System.out.println("Every figure is in " + file);
  }

  private Report run() throws Exception {
    Files.createDirectories(work);
    Machine machine = Machine.current();
    Runner runner = new Runner(settings.repeats(), System.out::println);
    Optional<TorchInterpreter> python = settings.trains(PyTorch.NAME) ? python() : Optional.empty();
    if (settings.includes("mlp")) {
      Workload mlp =
          Workload.of("mlp", settings.experiment("mnist-mlp.yaml"), settings.mnist(), 1, 3);
      measurements.addAll(runner.run(rivals(mlp, python, MLP_WARM_UP_BATCHES, MLP_BATCHES)));
    }
    if (settings.includes("cnn")) {
      Path cnnFile = settings.experiment("mnist-cnn.yaml");
      Path images = ImageSet.DIGITS.prepare(settings.mnist(), CNN_IMAGES, CNN_TEST_IMAGES, work);
      Workload cnn = Workload.of("cnn", cnnFile, images, 1, 2);
      measurements.addAll(runner.run(rivals(cnn, python, CNN_WARM_UP_BATCHES, CNN_BATCHES)));
      Workload whole = Workload.of("cnn on all images", cnnFile, settings.mnist(), 0, 1);
      measurements.addAll(new Runner(1, System.out::println).run(List.of(plugin(whole))));
    }
    for (Network network : Network.UNTUNED) {
      if (settings.includes(network)) {
        Workload workload = network.workload(settings.networks(), settings.mnist(), work);
        measurements.addAll(runner.run(rivals(workload, python)));
      }
    }
    if (settings.includes(MavenBuild.SUBJECT)) {
      measurements.addAll(runner.run(builds()));
    }
    return new Report(
        Report.FORMAT_VERSION,
        machine,
        settings.repeats(),
        measurements,
        Comparisons.of(measurements),
        notes);
  }

  private List<Contender> rivals(
      Workload workload, Optional<TorchInterpreter> python, int warmUpBatches, int batches) {
    List<Contender> rivals = new ArrayList<>();
    if (settings.trains(PlainDeeplearning4j.NAME)) {
      rivals.add(new PlainDeeplearning4j(workload, platform.base(), warmUpBatches, batches, work));
    }
    rivals.addAll(rivals(workload, python));
    return rivals;
  }

  private List<Contender> rivals(Workload workload, Optional<TorchInterpreter> python) {
    List<Contender> rivals = new ArrayList<>();
    if (settings.trains(PluginTrainer.NAME)) {
      rivals.add(plugin(workload));
    }
    Path script = settings.pythonScript("train.py");
    python.ifPresent(found -> rivals.add(new PyTorch(workload, found, script, work)));
    return rivals;
  }

  /** Looks for PyTorch, and notes what it found. */
  private Optional<TorchInterpreter> python() throws IOException, InterruptedException {
    try {
      Optional<TorchInterpreter> found =
          TorchInterpreter.find(settings.pythonCandidates(), settings.pythonScript("probe.py"));
      notes.add(
          found
              .map(python -> "pytorch is " + python.version())
              .orElse(
                  "pytorch was not measured: none of "
                      + String.join(", ", settings.pythonCandidates())
                      + " can import torch; install it (Debian: python3-torch), or name a Python"
                      + " that can with -Dbenchmark.python=PATH"));
      return found;
    } catch (TorchInterpreter.UnfairException e) {
      notes.add("pytorch was not measured: " + e.getMessage());
      return Optional.empty();
    }
  }

  private PluginTrainer plugin(Workload workload) {
    return new PluginTrainer(workload, platform.classifier(), work);
  }

  private List<MavenBuild> builds() throws Exception {
    Maven maven =
        new Maven(
            settings.mavenHome(),
            settings.builds().resolve("settings.xml"),
            settings.localRepository(),
            settings.outerRepository(),
            settings.pluginVersion());
    return Builds.prepare(settings.builds(), settings.experiments(), work.resolve("builds"), maven);
  }
}
