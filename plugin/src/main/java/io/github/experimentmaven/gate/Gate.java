package io.github.experimentmaven.gate;

import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides whether what was measured is what was asked for.
 *
 * <ul>
 *   <li>Every seed of the experiment must have a completed run, and no other may have one.
 *   <li>{@code expect.parameters} must be met exactly by every run.
 *   <li>Of each gated metric, the <em>mean over the completed runs</em> must lie within the bounds,
 *       both ends included. It is compared in full precision; values that are not finite never
 *       pass.
 * </ul>
 *
 * <p>An experiment that asks for nothing passes without a check once all its runs are complete.
 */
public final class Gate {

  private Gate() {}

  /**
   * Judges an experiment.
   *
   * @param experiment what was asked for
   * @param runs the completed runs
   * @param failures the runs that did not complete
   * @return the verdict; its checks are in the order runs, parameters, metrics
   */
  public static Verdict judge(
      Experiment experiment, List<RunResult> runs, List<RunFailure> failures) {
    List<Check> checks = new ArrayList<>(completeness(experiment, runs, failures));
    Long parameters = experiment.expect().parameters();
    if (parameters != null) {
      checks.add(parameters(parameters, runs));
    }
    experiment.gate().entrySet().stream()
        .map(entry -> metric(entry.getKey(), entry.getValue(), runs))
        .forEach(checks::add);
    boolean holds = checks.stream().allMatch(check -> check.outcome() == Outcome.PASS);
    return new Verdict(holds ? Outcome.PASS : Outcome.FAIL, checks);
  }

  /** What is wrong with the runs themselves; nothing if each seed has its completed run. */
  private static List<Check> completeness(
      Experiment experiment, List<RunResult> runs, List<RunFailure> failures) {
    if (runs.isEmpty() && failures.isEmpty()) {
      String seeds = seeds(experiment.seeds());
      return List.of(incomplete("runs", "nothing recorded: " + seeds + " not trained yet"));
    }
    Set<Long> asked = Set.copyOf(experiment.seeds());
    Set<Long> recorded =
        Stream.concat(runs.stream().map(RunResult::seed), failures.stream().map(RunFailure::seed))
            .collect(Collectors.toSet());
    Stream<Check> failed =
        failures.stream()
            .map(
                f ->
                    incomplete("seed " + f.seed(), "seed " + f.seed() + " failed: " + f.message()));
    Stream<Check> missing =
        experiment.seeds().stream()
            .filter(seed -> !recorded.contains(seed))
            .map(seed -> incomplete("seed " + seed, "seed " + seed + ": nothing recorded"));
    Stream<Check> foreign =
        runs.stream()
            .map(RunResult::seed)
            .filter(seed -> !asked.contains(seed))
            .map(
                seed ->
                    new Check(
                        "seed " + seed,
                        "no such run",
                        null,
                        null,
                        Outcome.FAIL,
                        "seed "
                            + seed
                            + " is recorded but not a seed of the experiment any more: train again"));
    return Stream.of(failed, missing, foreign).flatMap(checks -> checks).toList();
  }

  private static Check incomplete(String name, String explanation) {
    return new Check(name, "a completed run", null, null, Outcome.FAIL, explanation);
  }

  private static String seeds(List<Long> seeds) {
    String list = seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return seeds.size() == 1 ? "seed " + list + " is" : "seeds " + list + " are";
  }

  private static Check parameters(long expected, List<RunResult> runs) {
    String required = "= " + expected;
    if (runs.isEmpty()) {
      return new Check(
          "parameters",
          required,
          null,
          null,
          Outcome.FAIL,
          "parameters were not counted: no run is complete; required: " + expected);
    }
    long actual =
        runs.stream()
            .mapToLong(RunResult::parameters)
            .filter(counted -> counted != expected)
            .findFirst()
            .orElse(expected);
    long distance = Math.abs(actual - expected);
    return new Check(
        "parameters",
        required,
        (double) actual,
        distance == 0 ? 0.0 : (double) -distance,
        distance == 0 ? Outcome.PASS : Outcome.FAIL,
        distance == 0
            ? "parameters " + actual + " is exactly what is required"
            : "parameters "
                + actual
                + " is "
                + distance
                + (actual > expected ? " more" : " fewer")
                + " than the required "
                + expected);
  }

  private static Check metric(Metric metric, Bounds bounds, List<RunResult> runs) {
    return new BoundsCheck(metric, bounds)
        .judge(runs.stream().map(run -> value(metric, run)).toList());
  }

  /** What a run measured of a metric. */
  static double value(Metric metric, RunResult run) {
    return switch (metric) {
      case TEST_ACCURACY -> run.testAccuracy();
      case TEST_LOSS -> run.testLoss();
      case TRAIN_ACCURACY -> run.trainAccuracy();
      case TRAIN_LOSS -> run.trainLoss();
    };
  }
}
