package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.gate.Looks.Decision;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Seeds to train because those that there are do not decide the comparison with the baseline.
 *
 * @param seeds the ones to train
 * @param why one line for people
 */
public record MoreSeeds(List<Long> seeds, String why) {

  public MoreSeeds {
    seeds = List.copyOf(seeds);
  }

  /**
   * The seeds of the next look.
   *
   * @param runs all completed runs; each of the experiment's own seeds must be among them
   * @return nothing if it is decided, no more seeds are allowed, the experiment adds none, or a
   *     contract is broken, which no seed can mend
   */
  public static Optional<MoreSeeds> of(
      Experiment experiment, AcceptedResult baseline, List<RunResult> runs) {
    Set<Long> trained = new HashSet<>();
    runs.forEach(run -> trained.add(run.key().seed()));
    if (!experiment.mayAddSeeds()
        || !trained.containsAll(experiment.seeds())
        || SameBits.holdsForAll(baseline, runs)
        || isBroken(experiment, baseline, runs)) {
      return Optional.empty();
    }
    Decision decision = Looks.decide(experiment, baseline, runs);
    if (decision.nextSeeds() == 0) {
      return Optional.empty();
    }
    List<Long> planned = PlannedSeeds.of(experiment, baseline).all();
    List<Long> more =
        planned.subList(0, decision.nextSeeds()).stream()
            .filter(seed -> !trained.contains(seed))
            .toList();
    return Optional.of(
        new MoreSeeds(
            more,
            "%s: inconclusive after %s, training %s more (%s of at most %s)"
                .formatted(
                    experiment.name(),
                    SeedCount.of(trained.size()),
                    more.size(),
                    decision.nextSeeds(),
                    planned.size())));
  }

  private static boolean isBroken(
      Experiment experiment, AcceptedResult baseline, List<RunResult> runs) {
    return Stream.of(
            Contracts.promised(experiment, runs),
            Contracts.ofBaseline(experiment, baseline, runs),
            SameBits.check(baseline, runs),
            OutlyingSeeds.of(experiment, baseline, runs).check().stream().toList())
        .flatMap(List::stream)
        .anyMatch(check -> check.outcome() == Outcome.FAIL);
  }
}
