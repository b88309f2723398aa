package io.github.experimentmaven.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.descriptor.ExperimentJson;
import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.SweepCell;
import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.gate.Gate;
import io.github.experimentmaven.module.Baselines;
import io.github.experimentmaven.module.ExperimentCatalog;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.StoppedExperiment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of a module's experiments, judged by the gates as they stand in the files now:
 * a gate can be changed and judged again without training again.
 */
@Named
@Singleton
public final class RecordedExperiments {

  private final ExperimentCatalog catalog;
  private final Baselines baselines;
  private final ResultRecorder recorder;
  private final Verdicts verdicts;

  @Inject
  RecordedExperiments(
      ExperimentCatalog catalog, Baselines baselines, ResultRecorder recorder, Verdicts verdicts) {
    this.catalog = catalog;
    this.baselines = baselines;
    this.recorder = recorder;
    this.verdicts = verdicts;
  }

  /**
   * Every experiment of the module, by name, with its result, compared with its baseline.
   *
   * @throws DescriptorException if the files cannot be read
   * @throws BaselineException if a baseline cannot be used
   * @throws IOException if what was recorded cannot be read
   */
  public List<JudgedExperiment> judge(ExperimentModule module)
      throws ExperimentException, IOException {
    List<LocatedExperiment> experiments = catalog.read(module);
    if (experiments.isEmpty()) {
      return List.of();
    }
    Map<String, AcceptedBaseline> accepted = baselines.read(module, experiments);
    List<JudgedExperiment> judged = new ArrayList<>();
    for (JudgedExperiment each : judgeAlone(module, experiments)) {
      ExperimentResult alone = each.result();
      AcceptedBaseline baseline = accepted.get(alone.name());
      judged.add(
          new JudgedExperiment(
              each.experiment(),
              alone.with(
                  alone.stopped() == null
                      ? verdicts.of(
                          module, each.experiment(), baseline, alone.runs(), alone.failures())
                      : verdicts.of(module, alone.name(), alone.stopped(), baseline)),
              baseline));
    }
    return judged;
  }

  /**
   * The same without a look at baselines: whether the results could become one.
   *
   * @throws DescriptorException if the files cannot be read
   * @throws IOException if what was recorded cannot be read
   */
  public List<JudgedExperiment> judgeAlone(ExperimentModule module)
      throws ExperimentException, IOException {
    return judgeAlone(module, catalog.read(module));
  }

  private List<JudgedExperiment> judgeAlone(
      ExperimentModule module, List<LocatedExperiment> experiments) throws IOException {
    if (experiments.isEmpty()) {
      return List.of();
    }
    List<ExperimentResult> results = recorder.read(module).experiments();
    List<JudgedExperiment> judged = new ArrayList<>();
    for (LocatedExperiment located : experiments) {
      Experiment experiment = located.experiment();
      String file = module.shown(located.file());
      SweepCell cell = located.cell().orElse(null);
      ObjectNode definition = ExperimentJson.write(experiment);
      ExperimentResult result =
          results.stream()
              .filter(each -> each.name().equals(experiment.name()))
              .findFirst()
              .map(each -> judge(located, file, definition, each))
              .orElseGet(() -> result(experiment, file, cell, definition, List.of(), List.of()));
      judged.add(new JudgedExperiment(experiment, result, null));
    }
    return judged;
  }

  private static ExperimentResult judge(
      LocatedExperiment located, String file, ObjectNode definition, ExperimentResult recorded) {
    Experiment experiment = located.experiment();
    SweepCell cell = located.cell().orElse(null);
    StoppedExperiment stopped = recorded.stopped();
    boolean isSame =
        ExperimentJson.trained(definition).equals(ExperimentJson.trained(recorded.definition()));
    if (isSame && stopped == null) {
      return result(experiment, file, cell, definition, recorded.runs(), recorded.failures());
    }
    if (isSame && stopped != null && isStopped(located, stopped)) {
      return new ExperimentResult(
          experiment.name(),
          file,
          cell,
          definition,
          List.of(),
          List.of(),
          stopped,
          Gate.stopped(stopped, null));
    }
    List<RunFailure> stale =
        RunKeys.of(experiment).stream()
            .map(
                run ->
                    new RunFailure(
                        run,
                        "the recorded result is of an earlier version of "
                            + file
                            + "; run 'mvn verify' again"))
            .toList();
    return result(experiment, file, cell, definition, List.of(), stale);
  }

  /** Whether the file still says what an experiment was stopped by. */
  private static boolean isStopped(LocatedExperiment located, StoppedExperiment stopped) {
    return located.halving().filter(place -> place.halving().equals(stopped.halving())).isPresent();
  }

  private static ExperimentResult result(
      Experiment experiment,
      String file,
      @Nullable SweepCell cell,
      JsonNode definition,
      List<RunResult> runs,
      List<RunFailure> failures) {
    return new ExperimentResult(
        experiment.name(),
        file,
        cell,
        definition,
        runs,
        failures,
        Gate.judge(experiment, runs, failures));
  }
}
