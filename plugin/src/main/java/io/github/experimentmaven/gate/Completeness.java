package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether every seed has its completed run, and no other has one but those that {@code more_seeds}
 * may have added.
 */
final class Completeness {

  private Completeness() {}

  /**
   * What is wrong with the runs themselves; nothing if each seed has its completed run.
   *
   * @param baseline null if they are compared with none
   */
  static List<Check> check(
      Experiment experiment,
      @Nullable AcceptedResult baseline,
      List<RunResult> runs,
      List<RunFailure> failures) {
    if (runs.isEmpty() && failures.isEmpty()) {
      List<RunKey> planned = RunKeys.of(experiment);
      String all = SeedCount.listed(planned) + (planned.size() == 1 ? " is" : " are");
      return List.of(
          incomplete(
              CheckSubject.Single.RUNS,
              "nothing recorded: " + all + " not trained yet; run 'mvn verify'"));
    }
    Set<RunKey> recorded =
        Stream.concat(runs.stream().map(RunResult::key), failures.stream().map(RunFailure::key))
            .collect(Collectors.toSet());
    Stream<Check> failed =
        failures.stream()
            .map(
                f ->
                    incomplete(
                        new CheckSubject.Run(f.key()),
                        f.key().label() + " failed: " + f.message()));
    Stream<Check> missing =
        RunKeys.of(experiment).stream()
            .filter(run -> !recorded.contains(run))
            .map(run -> incomplete(new CheckSubject.Run(run), run.label() + ": nothing recorded"));
    Stream<Check> foreign =
        runs.stream()
            .map(RunResult::key)
            .filter(run -> !isPlanned(run, experiment, baseline))
            .map(Completeness::foreign);
    return Stream.of(failed, missing, foreign).flatMap(checks -> checks).toList();
  }

  /** Without the baseline nobody knows which seeds were added for it, so that any may have been. */
  private static boolean isPlanned(
      RunKey run, Experiment experiment, @Nullable AcceptedResult baseline) {
    if (RunKeys.of(experiment).contains(run)) {
      return true;
    }
    // With folds none are added, and without them a run of a fold is none of its own.
    return experiment.mayAddSeeds()
        && run.fold() == null
        && (baseline == null || PlannedSeeds.of(experiment, baseline).all().contains(run.seed()));
  }

  private static Check incomplete(CheckSubject subject, String explanation) {
    return new Check(subject.checkName(), "a completed run", null, null, Outcome.FAIL, explanation);
  }

  private static Check foreign(RunKey run) {
    return new Check(
        new CheckSubject.Run(run).checkName(),
        "no such run",
        null,
        null,
        Outcome.FAIL,
        run.label()
            + " is recorded but is no longer a "
            + (run.fold() == null ? "seed" : "run")
            + " of the experiment: train again");
  }
}
