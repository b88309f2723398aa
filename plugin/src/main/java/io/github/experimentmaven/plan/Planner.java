package io.github.experimentmaven.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.RunFolder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns experiments with their data into runs. */
public final class Planner {

  private final Path results;
  private final Function<Experiment, JsonNode> language;

  /**
   * A planner for one module.
   *
   * @param results the folder of all results
   * @param language writes an experiment in the experiment language
   */
  public Planner(Path results, Function<Experiment, JsonNode> language) {
    this.results = results;
    this.language = language;
  }

  /**
   * One run for each experiment and seed.
   *
   * @param experiments each with the verified files of its data set
   * @return by the experiments' names, then in the order of the seeds
   */
  public List<Run> plan(Map<Experiment, Job.DatasetFiles> experiments) {
    return experiments.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().name()))
        .flatMap(entry -> runs(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Stream<Run> runs(Experiment experiment, Job.DatasetFiles dataset) {
    return experiment.seeds().stream().map(seed -> run(experiment, seed, dataset));
  }

  private Run run(Experiment experiment, long seed, Job.DatasetFiles dataset) {
    String cell = RunFolder.DEFAULT_CELL;
    JsonNode definition = language.apply(experiment.withSeeds(List.of(seed)));
    return new Run(
        experiment,
        cell,
        seed,
        new Job(Job.FORMAT_VERSION, definition, cell, seed, dataset),
        RunFolder.of(results, experiment.name(), cell, seed));
  }
}
