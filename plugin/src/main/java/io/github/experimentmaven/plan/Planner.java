package io.github.experimentmaven.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.dataset.InitialWeights;
import io.github.experimentmaven.descriptor.ExperimentJson;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.provenance.Arithmetic;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Turns experiments with their data into runs. */
public final class Planner {

  private final Path results;
  private final Map<Numerics, TrainerRuntime> runtimes;
  private final Map<Numerics, TrainerRuntime> ofClasses;

  /**
   * A planner for one module.
   *
   * @param results the folder of all results
   * @param runtimes what experiments are trained with; one for each kind of numerics in the plan
   */
  public Planner(Path results, Map<Numerics, TrainerRuntime> runtimes) {
    this(results, runtimes, Map.of());
  }

  /**
   * A planner for one module that has experiments with classes of its own.
   *
   * @param results the folder of all results
   * @param runtimes what the plugin's trainer runs with; one for each kind of numerics in the plan
   * @param ofClasses what classes of the project run with; likewise
   */
  public Planner(
      Path results,
      Map<Numerics, TrainerRuntime> runtimes,
      Map<Numerics, TrainerRuntime> ofClasses) {
    this.results = results;
    this.runtimes = Map.copyOf(runtimes);
    this.ofClasses = Map.copyOf(ofClasses);
  }

  /**
   * One run for each experiment and seed, and each fold if it has some.
   *
   * @param experiments each with its data
   * @return by the experiments' names, then in the order of the seeds and folds
   */
  public List<Run> plan(Map<Experiment, ExperimentData> experiments) {
    return experiments.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().name()))
        .flatMap(entry -> runs(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Stream<Run> runs(Experiment experiment, ExperimentData data) {
    TrainerRuntime runtime =
        Objects.requireNonNull(
            (experiment.trainer() == null ? runtimes : ofClasses).get(experiment.numerics()),
            "no runtime for " + experiment.numerics());
    Identity identity =
        new Identity(
            deciding(experiment, runtime),
            data.contentHashes(),
            runtime.numerics(),
            experiment.trainer() == null ? Arithmetic.REVISION : Arithmetic.REVISION_OF_CLASSES,
            runtime.libraries().calculating());
    return RunKeys.of(experiment).stream()
        .map(key -> run(experiment, key, data, identity, runtime));
  }

  /** With the code of a class beside its name, as that says as little as the name of a file. */
  private static ObjectNode deciding(Experiment experiment, TrainerRuntime runtime) {
    ObjectNode deciding = ExperimentJson.deciding(experiment);
    if (deciding.get("trainer") instanceof ObjectNode trainer) {
      ObjectNode code = trainer.putObject("code");
      runtime.code().forEach(code::put);
    }
    return deciding;
  }

  private Run run(
      Experiment experiment,
      RunKey key,
      ExperimentData data,
      Identity identity,
      TrainerRuntime runtime) {
    Dataset dataset = data.ofFold(key.fold());
    InitialWeights weights = data.initialWeights();
    Job job =
        new Job(
            Job.FORMAT_VERSION,
            experiment.name(),
            experiment.trainer() == null ? experiment.training() : null,
            key,
            facts(dataset),
            files(dataset),
            identity.fingerprint(key),
            identity,
            runtime.libraries().others());
    RunFolder folder = RunFolder.of(results, experiment.name(), key);
    return new Run(
        experiment,
        key,
        job,
        folder,
        dataset.files().folder(),
        weights == null ? null : weights.file(),
        null);
  }

  private static Map<String, Job.ExpectedFile> files(Dataset dataset) {
    Map<String, Job.ExpectedFile> files = new LinkedHashMap<>();
    dataset
        .files()
        .byPart()
        .forEach(
            (part, file) ->
                files.put(
                    part,
                    new Job.ExpectedFile(
                        String.valueOf(file.path().getFileName()), file.contentSha256())));
    return files;
  }

  private static RunResult.DatasetFacts facts(Dataset dataset) {
    return new RunResult.DatasetFacts(
        dataset.name(),
        dataset.count(Part.TRAIN),
        dataset.counts().get(Part.VALIDATION),
        dataset.count(Part.TEST),
        dataset.features(),
        dataset.targets());
  }
}
