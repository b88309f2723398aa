package io.github.experimentmaven.recording;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.descriptor.ExperimentJson;
import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.module.CheckedExperiment;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.ModuleResults;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.StoppedExperiment;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * Gathers the outcomes of a module's runs into its {@code results.json}, and reads that file again.
 */
@Named
@Singleton
public final class ResultRecorder {

  private final Verdicts verdicts;

  @Inject
  ResultRecorder(Verdicts verdicts) {
    this.verdicts = verdicts;
  }

  /**
   * Records the outcomes. Results of experiments that were not run this time stay as they are, as
   * long as their files are there.
   *
   * @param stopped the experiments that were stopped early, by their names
   * @param baselines by the experiments' names
   * @throws BaselineException if one is of other data
   */
  public void record(
      ExperimentModule module,
      List<CheckedExperiment> experiments,
      List<RunOutcome> outcomes,
      Map<String, StoppedExperiment> stopped,
      Map<String, AcceptedBaseline> baselines)
      throws BaselineException, IOException {
    Map<String, ExperimentResult> results = new TreeMap<>();
    Set<String> run = new HashSet<>();
    experiments.forEach(checked -> run.add(module.shown(checked.source().file())));
    for (ExperimentResult earlier : earlier(module)) {
      // By file as well: an experiment that was renamed in its file must not stay under its old
      // name. Of a sweep others of the file were perhaps not asked for.
      boolean isOfPart = earlier.cell() != null && !module.names().isEmpty();
      if ((isOfPart || !run.contains(earlier.file()))
          && Files.exists(module.baseDirectory().resolve(earlier.file()))) {
        results.put(earlier.name(), earlier);
      }
    }
    for (CheckedExperiment checked : experiments) {
      results.put(
          checked.experiment().name(),
          result(module, checked.source(), outcomes, stopped, baselines));
    }
    RecordJson.write(
        module.resultsFile(),
        new ModuleResults(ModuleResults.FORMAT_VERSION, List.copyOf(results.values())));
  }

  /**
   * Reads what was recorded.
   *
   * @return no experiments if nothing was recorded
   * @throws IOException if the file is damaged or of another version of the plugin
   */
  ModuleResults read(ExperimentModule module) throws IOException {
    if (!Files.exists(module.resultsFile())) {
      return new ModuleResults(ModuleResults.FORMAT_VERSION, List.of());
    }
    try {
      return RecordJson.read(
          module.resultsFile(), ModuleResults.class, ModuleResults.FORMAT_VERSION);
    } catch (IOException e) {
      throw new IOException(e.getMessage() + "; run 'mvn verify' to write it again", e);
    }
  }

  /**
   * What was recorded before, as far as it can be read: what cannot is written again by this build,
   * and experiments that it leaves out have to be trained again.
   */
  private List<ExperimentResult> earlier(ExperimentModule module) {
    try {
      return read(module).experiments();
    } catch (IOException e) {
      return List.of();
    }
  }

  private ExperimentResult result(
      ExperimentModule module,
      LocatedExperiment located,
      List<RunOutcome> outcomes,
      Map<String, StoppedExperiment> stopped,
      Map<String, AcceptedBaseline> baselines)
      throws BaselineException, IOException {
    String name = located.experiment().name();
    StoppedExperiment early = stopped.get(name);
    if (early != null) {
      return new ExperimentResult(
          name,
          module.shown(located.file()),
          located.cell().orElse(null),
          ExperimentJson.write(located.experiment()),
          List.of(),
          List.of(),
          early,
          verdicts.of(module, name, early, baselines.get(name)));
    }
    List<RunResult> runs = new ArrayList<>();
    List<RunFailure> failures = new ArrayList<>();
    for (RunOutcome outcome : outcomes) {
      if (outcome.run().experimentName().equals(name)) {
        outcome.completion().ifPresent(runs::add);
        outcome
            .failure()
            .ifPresent(failed -> failures.add(new RunFailure(failed.run().key(), failed.reason())));
      }
    }
    return new ExperimentResult(
        name,
        module.shown(located.file()),
        located.cell().orElse(null),
        ExperimentJson.write(located.experiment()),
        runs,
        failures,
        verdicts.of(module, located.experiment(), baselines.get(name), runs, failures));
  }
}
