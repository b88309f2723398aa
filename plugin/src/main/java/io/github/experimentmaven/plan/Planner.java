package io.github.experimentmaven.plan;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetFile;
import io.github.experimentmaven.descriptor.ExperimentJson;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.RunFolder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Turns experiments with their data into runs. */
public final class Planner {

  private final Path results;

  /**
   * A planner for one module.
   *
   * @param results the folder of all results
   */
  public Planner(Path results) {
    this.results = results;
  }

  /**
   * One run for each experiment and seed.
   *
   * @param experiments each with its data set
   * @return by the experiments' names, then in the order of the seeds
   */
  public List<Run> plan(Map<Experiment, Dataset> experiments) {
    return experiments.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().name()))
        .flatMap(entry -> runs(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Stream<Run> runs(Experiment experiment, Dataset dataset) {
    return experiment.seeds().stream().map(seed -> run(experiment, seed, dataset));
  }

  private Run run(Experiment experiment, long seed, Dataset dataset) {
    String cell = RunFolder.DEFAULT_CELL;
    Job job =
        new Job(
            Job.FORMAT_VERSION, ExperimentJson.write(experiment, seed), cell, seed, files(dataset));
    RunFolder folder = RunFolder.of(results, experiment.name(), cell, seed);
    return new Run(experiment, cell, seed, job, folder, dataset.files().folder());
  }

  private static Job.DatasetFiles files(Dataset dataset) {
    return new Job.DatasetFiles(
        dataset.name(),
        file(dataset.files().trainImages()),
        file(dataset.files().trainLabels()),
        file(dataset.files().testImages()),
        file(dataset.files().testLabels()),
        dataset.imageShape().dimensions(),
        dataset.classNames(),
        dataset.trainCount(),
        dataset.testCount());
  }

  private static Job.DataFile file(DatasetFile file) {
    return new Job.DataFile(String.valueOf(file.path().getFileName()), file.sha256());
  }
}
