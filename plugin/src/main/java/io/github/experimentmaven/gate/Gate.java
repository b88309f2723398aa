package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.StoppedExperiment;
import io.github.experimentmaven.result.Verdict;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether what was measured is what was asked for.
 *
 * <ul>
 *   <li>Every seed of the experiment, with folds each of them, must have a completed run; no other
 *       may have one, but for those that {@code more_seeds} adds.
 *   <li>{@code expect.parameters} must be met exactly by every run.
 *   <li>Of each gated metric, the <em>mean over the completed runs</em> must lie within the bounds,
 *       both ends included. It is compared in full precision; values that are not finite never
 *       pass.
 *   <li>No seed may lie far outside what the others allow, beyond what the gate tolerates.
 *   <li>Beside a baseline, network and training data must be the same; runs of the same fingerprint
 *       must be the same, bit for bit; and no metric may be worse by its margin, as far as the
 *       seeds can tell.
 * </ul>
 *
 * <p>An experiment that asks for nothing passes without a check once all its runs are complete.
 */
public final class Gate {

  private Gate() {}

  /** Judges an experiment without a look at its baseline. */
  public static Verdict judge(
      Experiment experiment, List<RunResult> runs, List<RunFailure> failures) {
    return judge(experiment, runs, failures, new Reference.Ignored());
  }

  /**
   * Judges an experiment.
   *
   * @param experiment what was asked for
   * @param runs the completed runs
   * @param failures the runs that did not complete
   * @param reference what they are compared with
   * @return the verdict; its checks are in the order runs, contracts, bits, outlying seeds, bounds,
   *     comparisons
   */
  public static Verdict judge(
      Experiment experiment, List<RunResult> runs, List<RunFailure> failures, Reference reference) {
    AcceptedResult baseline =
        reference instanceof Reference.Accepted accepted ? accepted.baseline() : null;
    List<Check> checks = new ArrayList<>(Completeness.check(experiment, baseline, runs, failures));
    checks.addAll(Contracts.promised(experiment, runs));
    if (baseline != null) {
      checks.addAll(Contracts.ofBaseline(experiment, baseline, runs));
      checks.addAll(SameBits.check(baseline, runs));
    }
    // Runs that are the baseline's were accepted as they are.
    if (baseline == null || !SameBits.holdsForAll(baseline, runs)) {
      OutlyingSeeds.of(experiment, baseline, runs).check().ifPresent(checks::add);
    }
    experiment
        .gate()
        .forEach(
            (metric, bounds) -> {
              // Without a run there is nothing to measure, which is said already.
              if (!runs.isEmpty() && (bounds.min() != null || bounds.max() != null)) {
                BoundsCheck check = new BoundsCheck(metric, bounds);
                checks.add(
                    MetricValues.has(metric, runs)
                        ? check.judge(MetricValues.of(metric, runs), SeedCount.beside(runs))
                        : check.unmeasured());
              }
            });
    if (baseline != null && !runs.isEmpty()) {
      boolean failsAnyway = outcome(checks) == Outcome.FAIL;
      checks.addAll(new BaselineCheck(experiment, baseline, runs, failsAnyway).judge());
    } else if (reference instanceof Reference.Missing missing
        && experiment.needsBaseline()
        && !runs.isEmpty()) {
      checks.add(missing(experiment, missing));
    } else if (reference instanceof Reference.Lost lost
        && experiment.needsBaseline()
        && !runs.isEmpty()) {
      checks.add(lost(experiment, lost));
    }
    return new Verdict(outcome(checks), checks);
  }

  /**
   * The verdict on an experiment that was stopped early: it has no result that could be judged.
   * That it is held to a baseline all the same must not pass unseen.
   *
   * @param baseline the file of what was accepted of it, for people; null if nothing was
   */
  public static Verdict stopped(StoppedExperiment stopped, @Nullable String baseline) {
    return baseline == null
        ? new Verdict(Outcome.STOPPED, List.of())
        : new Verdict(
            Outcome.FAIL,
            List.of(
                new Check(
                    CheckSubject.Single.BASELINE.checkName(),
                    "a complete result",
                    null,
                    null,
                    Outcome.FAIL,
                    StoppedText.of(stopped)
                        + "; it has a baseline, "
                        + baseline
                        + ", with which nothing can be compared: leave halving out, or delete the"
                        + " baseline")));
  }

  private static Outcome outcome(List<Check> checks) {
    Outcome worst =
        checks.stream().map(Check::outcome).max(Comparator.naturalOrder()).orElse(Outcome.PASS);
    // What passes beside it must not hide an improvement: it may be a leak of test data.
    return worst == Outcome.PASS
            && checks.stream().anyMatch(check -> check.outcome() == Outcome.IMPROVED)
        ? Outcome.IMPROVED
        : worst;
  }

  private static Check missing(Experiment experiment, Reference.Missing missing) {
    return new Check(
        CheckSubject.Single.BASELINE.checkName(),
        "a baseline",
        null,
        null,
        missing.isFailure() ? Outcome.FAIL : Outcome.NEW,
        "there is no baseline to compare with: "
            + missing.shownAs()
            + " does not exist"
            + (missing.isFailure() ? ", which experiment.failOnMissingBaseline forbids" : "")
            + "; to make this result the baseline: "
            + AcceptCommand.command(experiment));
  }

  private static Check lost(Experiment experiment, Reference.Lost lost) {
    return new Check(
        CheckSubject.Single.BASELINE.checkName(),
        "a baseline",
        null,
        null,
        Outcome.FAIL,
        "the baseline is gone: "
            + lost.shownAs()
            + " does not exist, but "
            + lost.left()
            + " beside it does; restore it from version control, or accept the result anew: "
            + AcceptCommand.command(experiment));
  }
}
