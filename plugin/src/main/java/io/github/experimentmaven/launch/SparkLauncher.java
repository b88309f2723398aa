package io.github.experimentmaven.launch;

import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.failure.PlatformException;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.plan.TrainerRuntime;
import io.github.experimentmaven.remote.DriverRequest;
import io.github.experimentmaven.remote.RemoteRun;
import io.github.experimentmaven.storage.FileFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.apache.commons.io.FileUtils;

/**
 * Trains on the machines of a Spark cluster. Spark has a JVM of its own, the driver; each run is a
 * task there that starts the very trainer that would be forked here, so that the bits are the same.
 */
public final class SparkLauncher implements Launcher {

  private static final String LOG = "driver.log";

  private static final String FOLDER = "launch-";

  private final LaunchSettings settings;
  private final SparkSettings spark;
  private final Lock cluster;
  private final TrainerArtifacts trainer;
  private final TrainerRuntimes runtimes;

  /**
   * A launcher of trainers on a cluster.
   *
   * @param settings how they are launched
   * @param spark which cluster
   * @param cluster held while it trains
   * @param trainer what is launched
   */
  public SparkLauncher(
      LaunchSettings settings, SparkSettings spark, Lock cluster, TrainerArtifacts trainer) {
    this.settings = settings;
    this.spark = spark;
    this.cluster = cluster;
    this.trainer = trainer;
    this.runtimes = new TrainerRuntimes(settings, trainer);
  }

  /** The same as here: each machine is asked whether it is like this one before it trains. */
  @Override
  public TrainerRuntime runtime(Numerics numerics) throws ExperimentException {
    TrainerRuntime runtime = runtimes.ofTrainer(numerics);
    if (runtime.numerics().processor() != null) {
      throw new PlatformException(
          "what is trained on several machines must not depend on their processors, as it does with"
              + " numerics: %s on %s\n  train on this machine alone, without -Dexperiment.launcher"
                  .formatted(
                      numerics.name().toLowerCase(Locale.ROOT),
                      runtime.numerics().nativeClassifier()));
    }
    return runtime;
  }

  @Override
  public TrainerRuntime runtimeOfClasses(Numerics numerics) throws ExperimentException {
    throw new PlatformException(
        "classes of the project train on this machine alone\n"
            + "  leave out -Dexperiment.launcher, or these experiments by -Dexperiment.names");
  }

  /** What each machine has is not known here; the cluster's memory limits hold. */
  @Override
  public Optional<MemoryLack> lack(MemoryPlan plan) {
    return Optional.empty();
  }

  @Override
  public boolean endsWithFailure() {
    return settings.failFast();
  }

  @Override
  public List<RunOutcome> train(List<Run> runs, LaunchListener listener)
      throws ExperimentException, InterruptedException {
    cluster.lockInterruptibly();
    try {
      Files.createDirectories(spark.folder());
      removeLeft();
      Path folder = Files.createTempDirectory(spark.folder(), FOLDER);
      try {
        return train(Run.longestFirst(runs), folder, listener);
      } finally {
        FileUtils.deleteDirectory(folder.toFile());
      }
    } catch (IOException e) {
      throw new PlatformException(
          "what the cluster is told, or what it brings back, has no place: " + FileFailure.text(e),
          e);
    } finally {
      cluster.unlock();
    }
  }

  /** What a build has left that was killed; the folder of results is locked by this one. */
  private void removeLeft() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(spark.folder(), FOLDER + "*")) {
      for (Path each : left) {
        FileUtils.deleteDirectory(each.toFile());
      }
    }
  }

  private List<RunOutcome> train(List<Run> runs, Path folder, LaunchListener listener)
      throws ExperimentException, IOException, InterruptedException {
    ShippedFiles files = new ShippedFiles(Files.createDirectory(folder.resolve("files")));
    List<RemoteRun> told = new ArrayList<>();
    ShippedData data = new ShippedData(spark.data(), files);
    RemoteRuns remote = new RemoteRuns(settings, spark.checkpoints(), files, data);
    for (Run run : runs) {
      List<Path> classPath = runtimes.classPath(run.experiment().numerics());
      told.add(remote.of(run, told.size(), classPath));
    }
    Path results = Files.createDirectory(folder.resolve("results"));
    Path log = spark.folder().resolve(LOG);
    ProcessBuilder command =
        new SparkDriverCommand(settings, spark, trainer.spark()).prepare(folder, results, log);
    try (Forks forks = new Forks();
        SparkDriverProcess driver = SparkDriverProcess.start(forks, command)) {
      driver.request(
          new DriverRequest(
              files.paths().stream().map(Path::toString).toList(),
              data.shared(),
              spark.startTimeout().toMillis(),
              told));
      return new RemoteTraining(runs, settings, spark, listener, driver, log).follow(forks);
    }
  }
}
