package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
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
      String seeds = seeds(experiment.seeds());
      return List.of(
          incomplete(
              CheckSubject.Single.RUNS,
              "nothing recorded: " + seeds + " not trained yet; run 'mvn verify'"));
    }
    Set<Long> recorded =
        Stream.concat(runs.stream().map(RunResult::seed), failures.stream().map(RunFailure::seed))
            .collect(Collectors.toSet());
    Stream<Check> failed =
        failures.stream()
            .map(
                f ->
                    incomplete(
                        new CheckSubject.Seed(f.seed()),
                        "seed " + f.seed() + " failed: " + f.message()));
    Stream<Check> missing =
        experiment.seeds().stream()
            .filter(seed -> !recorded.contains(seed))
            .map(
                seed ->
                    incomplete(new CheckSubject.Seed(seed), "seed " + seed + ": nothing recorded"));
    Stream<Check> foreign =
        runs.stream()
            .map(RunResult::seed)
            .filter(seed -> !isPlanned(seed, experiment, baseline))
            .map(Completeness::foreign);
    return Stream.of(failed, missing, foreign).flatMap(checks -> checks).toList();
  }

  /** Without the baseline nobody knows which seeds were added for it, so that any may have been. */
  private static boolean isPlanned(
      long seed, Experiment experiment, @Nullable AcceptedResult baseline) {
    return experiment.seeds().contains(seed)
        || (baseline == null
            ? experiment.mayAddSeeds()
            : PlannedSeeds.of(experiment, baseline).all().contains(seed));
  }

  private static Check incomplete(CheckSubject subject, String explanation) {
    return new Check(subject.checkName(), "a completed run", null, null, Outcome.FAIL, explanation);
  }

  private static Check foreign(long seed) {
    return new Check(
        new CheckSubject.Seed(seed).checkName(),
        "no such run",
        null,
        null,
        Outcome.FAIL,
        "seed " + seed + " is recorded but is no longer a seed of the experiment: train again");
  }

  private static String seeds(List<Long> seeds) {
    String list = seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return seeds.size() == 1 ? "seed " + list + " is" : "seeds " + list + " are";
  }
}
