package io.github.experimentmaven.training;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.gate.MoreSeeds;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.module.CheckedExperiment;
import io.github.experimentmaven.result.RunResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the experiments that say {@code more_seeds} and whose comparison with their baseline is not
 * decided yet.
 */
final class UndecidedExperiments {

  private final List<CheckedExperiment> experiments;
  private final Map<String, AcceptedBaseline> baselines;
  private final Consumer<String> log;

  /**
   * @param experiments all of a module
   * @param baselines those that are there, by the experiments' names
   * @param log takes a line that says why more seeds are trained
   */
  UndecidedExperiments(
      List<CheckedExperiment> experiments,
      Map<String, AcceptedBaseline> baselines,
      Consumer<String> log) {
    this.experiments = experiments;
    this.baselines = baselines;
    this.log = log;
  }

  /**
   * Those that are undecided after some runs, each with the seeds to train next.
   *
   * @param outcomes of all runs so far
   */
  Map<Experiment, ExperimentData> after(List<RunOutcome> outcomes) {
    Map<Experiment, ExperimentData> more = new LinkedHashMap<>();
    for (CheckedExperiment checked : experiments) {
      next(checked.experiment(), outcomes)
          .ifPresent(
              next -> {
                log.accept(next.why());
                more.put(checked.experiment().withSeeds(next.seeds()), checked.data());
              });
    }
    return more;
  }

  private Optional<MoreSeeds> next(Experiment experiment, List<RunOutcome> outcomes) {
    AcceptedBaseline baseline = baselines.get(experiment.name());
    List<RunOutcome> own =
        outcomes.stream()
            .filter(each -> each.run().experimentName().equals(experiment.name()))
            .toList();
    // A run without a result fails the build, whatever more seeds would say.
    if (baseline == null || own.stream().anyMatch(each -> each.completion().isEmpty())) {
      return Optional.empty();
    }
    List<RunResult> results = own.stream().flatMap(each -> each.completion().stream()).toList();
    return MoreSeeds.of(experiment, baseline.facts(), results);
  }
}
