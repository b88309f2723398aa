package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.benchmark.MavenBuild.Maven;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.failure.DatasetException;
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
 *       perceptron trains on all of MNIST, which also gives start-up; the convolutional network on
 *       the first images, and once, by the plugin alone, on all, which gives its memory.
 *   <li>every other {@link Network}, by the plugin's trainer and by PyTorch.
 *   <li>{@code memory}: many short epochs of networks, which show whether memory grows.
 *   <li>{@code tables}, {@code pictures}: what it takes to make a data set of large files; see
 *       {@link DataMeasurements}.
 *   <li>{@code many}: what reading, planning and reporting take with {@link ManyExperiments}.
 *   <li>{@code build}: what the plugin costs a build in which nothing is trained.
 * </ul>
 */
final class Benchmark {

  private static final String MLP = "mlp";
  private static final String CNN = "cnn";
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
    Runner once = new Runner(1, System.out::println);
    Optional<TorchInterpreter> python =
        settings.trains(PyTorch.NAME) || settings.trains(PyTorch.CHANNELS_LAST)
            ? python()
            : Optional.empty();
    for (Network network : settings.networks()) {
      Workload workload = network.speed(settings.base(), settings.mnist(), work);
      measurements.addAll(runner.run(rivals(workload, python)));
      if (workload.name().equals(CNN) && settings.trains(PluginTrainer.NAME)) {
        measurements.addAll(once.run(List.of(plugin(onAllImages(workload)))));
      }
    }
    for (Network network : settings.watchedNetworks()) {
      Workload workload = network.memory(settings.base(), settings.mnist(), work);
      measurements.addAll(once.run(rivals(workload, python)));
    }
    if (settings.includes(Builds.SUBJECT)) {
      measurements.addAll(runner.run(builds()));
    }
    if (settings.includes(ManyExperiments.SUBJECT)) {
      measurements.addAll(runner.run(manyExperiments()));
    }
    DataMeasurements data = new DataMeasurements(settings, runner, once, notes);
    if (settings.includes(BenchmarkSettings.TABLES)) {
      measurements.addAll(data.tables());
    }
    if (settings.includes(BenchmarkSettings.PICTURES)) {
      measurements.addAll(data.pictures());
    }
    return new Report(
        Report.FORMAT_VERSION,
        machine,
        settings.repeats(),
        measurements,
        Comparisons.of(measurements),
        notes);
  }

  private Workload onAllImages(Workload workload) throws DatasetException {
    return Workload.of(
        workload.name() + " on all images",
        workload.experiment(),
        settings.mnist(),
        0,
        1,
        Workload.Purpose.SPEED);
  }

  private List<Contender> rivals(Workload workload, Optional<TorchInterpreter> python) {
    List<Contender> rivals = new ArrayList<>();
    if (settings.trains(PlainDeeplearning4j.NAME)) {
      plainDeeplearning4j(workload).ifPresent(rivals::add);
    }
    if (settings.trains(PluginTrainer.NAME)) {
      rivals.add(plugin(workload));
    }
    if (python.isPresent()) {
      for (boolean channelsLast : new boolean[] {false, true}) {
        Path script = settings.pythonScript("train.py");
        PyTorch rival = new PyTorch(workload, python.get(), channelsLast, script, work);
        if (settings.trains(rival.name())) {
          rivals.add(rival);
        }
      }
    }
    return rivals;
  }

  /** Only the networks that ship with the project are written for it. */
  private Optional<PlainDeeplearning4j> plainDeeplearning4j(Workload workload) {
    return switch (workload.name()) {
      case MLP -> Optional.of(plain(workload, MLP_WARM_UP_BATCHES, MLP_BATCHES));
      case CNN -> Optional.of(plain(workload, CNN_WARM_UP_BATCHES, CNN_BATCHES));
      default -> Optional.empty();
    };
  }

  private PlainDeeplearning4j plain(Workload workload, int warmUpBatches, int batches) {
    return new PlainDeeplearning4j(workload, platform.base(), warmUpBatches, batches, work);
  }

  /** Looks for PyTorch, and notes what it found. */
  private Optional<TorchInterpreter> python() throws IOException, InterruptedException {
    Optional<TorchInterpreter> found =
        TorchInterpreter.find(settings.pythonCandidates(), settings.pythonScript("probe.py"));
    if (found.isEmpty()) {
      notes.add(
          "pytorch was not measured: none of "
              + String.join(", ", settings.pythonCandidates())
              + " can import torch; install it (Debian: python3-torch), or name a Python that can"
              + " with -Dbenchmark.python=PATH");
    } else if (found.get().referenceBlas()) {
      // It would flatter the plugin.
      notes.add(
          "pytorch was not measured: PyTorch of "
              + found.get().executable()
              + " computes with the reference BLAS; install OpenBLAS"
              + " (Debian: libopenblas0-pthread)");
      return Optional.empty();
    } else {
      notes.add("pytorch is " + found.get().version());
    }
    return found;
  }

  private PluginTrainer plugin(Workload workload) {
    return new PluginTrainer(workload, platform.classifier(), work);
  }

  private List<MavenBuild> builds() throws Exception {
    return Builds.prepare(
        settings.builds(), settings.experiments(), work.resolve("builds"), maven());
  }

  private List<Contender> manyExperiments() throws Exception {
    return ManyExperiments.prepare(settings.many(), settings.iris(), work.resolve("many"), maven());
  }

  private Maven maven() {
    return new Maven(
        settings.mavenHome(),
        settings.builds().resolve("settings.xml"),
        settings.localRepository(),
        settings.outerRepository(),
        settings.pluginVersion());
  }
}
