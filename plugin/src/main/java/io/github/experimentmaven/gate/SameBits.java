package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.Divergence;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.List;

/**
 * Runs that came from the same as a run of the baseline must be that run, bit for bit. Runs that
 * came from something else may be it all the same: a change that does not show in any bit is none.
 */
final class SameBits {

  private SameBits() {}

  /** The check; none if no run has the fingerprint of one in the baseline. */
  static List<Check> check(AcceptedResult baseline, List<RunResult> runs) {
    List<RunResult> same = runs.stream().filter(run -> mustBeSame(baseline, run)).toList();
    if (same.isEmpty()) {
      return List.of();
    }
    boolean areOfClass = same.get(0).trainedByClass();
    List<RunResult> timed = same.stream().filter(run -> wasTimed(baseline, run)).toList();
    List<RunResult> other =
        same.stream()
            .filter(run -> !hasSameBits(baseline, run) && !wasTimed(baseline, run))
            .toList();
    if (other.isEmpty() && !timed.isEmpty()) {
      return List.of(timed(timed));
    }
    String explanation;
    if (other.isEmpty()) {
      explanation =
          seeds(same)
              + (same.size() == 1 ? " gives" : " give")
              + (areOfClass ? " the baseline's predictions and metrics" : " the baseline's bits");
    } else {
      explanation =
          seeds(other)
              + (other.size() == 1 ? " has the fingerprint" : " have the fingerprints")
              + (areOfClass
                  ? " of the baseline but other predictions or metrics: the class of the trainer does"
                      + " not give the same for the same seed"
                  : " of the baseline but other weights or metrics: what is computed from the same inputs"
                      + " must be the same, bit for bit; 'mvn experiment:reproduce' shows where it"
                      + " diverges");
    }
    // What a class of the project computes is its own affair; that it does not repeat it is told.
    Outcome otherwise = areOfClass ? Outcome.INCONCLUSIVE : Outcome.FAIL;
    return List.of(
        new Check(
            CheckSubject.Single.BITS.checkName(),
            "those of the baseline",
            null,
            null,
            other.isEmpty() ? Outcome.PASS : otherwise,
            explanation));
  }

  /** Whether all that differs is how many epochs there were before a time limit. */
  private static boolean wasTimed(AcceptedResult baseline, RunResult run) {
    return run.provenance().identity().limitsTime()
        && Divergence.of(baseline, run)
            .filter(divergence -> divergence.what().field().equals(Divergence.EPOCHS))
            .isPresent();
  }

  private static Check timed(List<RunResult> runs) {
    return new Check(
        CheckSubject.Single.BITS.checkName(),
        "those of the baseline",
        null,
        null,
        Outcome.INCONCLUSIVE,
        seeds(runs)
            + (runs.size() == 1 ? " has" : " have")
            + " other epochs than the baseline, with the same bits as far as both go: the machine"
            + " decides how many there are before the time_limit");
  }

  /** Whether every run is one of the baseline, bit for bit: then there is nothing to estimate. */
  static boolean holdsForAll(AcceptedResult baseline, List<RunResult> runs) {
    return runs.stream().allMatch(run -> hasSameBits(baseline, run));
  }

  private static boolean hasSameBits(AcceptedResult baseline, RunResult run) {
    return baseline.run(run.key()).isPresent() && Divergence.of(baseline, run).isEmpty();
  }

  private static boolean mustBeSame(AcceptedResult baseline, RunResult run) {
    return baseline.run(run.key()).isPresent() && baseline.hasInputsOf(run);
  }

  private static String seeds(List<RunResult> runs) {
    return SeedCount.listed(runs.stream().map(RunResult::key).toList());
  }
}
