package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.AcceptedRun;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.statistics.Comparison;
import io.github.experimentmaven.statistics.Measure;
import io.github.experimentmaven.statistics.Sample;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The seeds of a candidate and of its baseline that are compared: all but the {@linkplain
 * OutlyingSeeds outlying} ones. If every seed of the candidate is one of the baseline's, only those
 * are compared, pair by pair.
 *
 * @param baseline in the candidate's order if they are pairs
 * @param candidate not empty
 * @param arePairs whether both sides have the same seeds
 */
record ComparedSeeds(List<AcceptedRun> baseline, List<RunResult> candidate, boolean arePairs) {

  /** Two differences say next to nothing about how differences scatter. */
  private static final int FEWEST_PAIRS = 3;

  /**
   * Chooses them.
   *
   * @param runs at least one
   */
  static ComparedSeeds of(Experiment experiment, AcceptedResult baseline, List<RunResult> runs) {
    OutlyingSeeds outlying = OutlyingSeeds.of(experiment, baseline, runs);
    Set<Long> badBefore = outlying.ofBaseline();
    Set<Long> badNow = outlying.ofCandidate();
    Map<Long, AcceptedRun> before =
        baseline.runs().stream().collect(Collectors.toMap(AcceptedRun::seed, Function.identity()));
    List<RunResult> good = without(runs, RunResult::seed, badNow);
    List<RunResult> paired =
        good.stream()
            .filter(run -> before.containsKey(run.seed()) && !badBefore.contains(run.seed()))
            .toList();
    boolean areOfBaseline = good.stream().allMatch(run -> before.containsKey(run.seed()));
    if (areOfBaseline && paired.size() >= FEWEST_PAIRS) {
      return new ComparedSeeds(
          paired.stream().map(run -> before.get(run.seed())).toList(), paired, true);
    }
    return new ComparedSeeds(without(baseline.runs(), AcceptedRun::seed, badBefore), good, false);
  }

  /** All of them if none would be left: each of several metrics may find other seeds. */
  private static <T> List<T> without(List<T> runs, ToLongFunction<T> seed, Set<Long> outlying) {
    List<T> others =
        runs.stream().filter(run -> !outlying.contains(seed.applyAsLong(run))).toList();
    return others.isEmpty() ? runs : others;
  }

  /** One metric of them, by the test that is theirs. */
  Comparison compare(Metric metric, double margin, double alpha) {
    Measure measure = MetricValues.measure(metric, candidate.get(0));
    Sample before = new Sample(measure, baseline.stream().map(run -> run.value(metric)).toList());
    Sample now = new Sample(measure, MetricValues.of(metric, candidate));
    return arePairs
        ? Comparison.paired(before, now, margin, alpha)
        : Comparison.of(before, now, margin, alpha);
  }

  /** Whether a metric is a number in all of them. */
  boolean areFinite(Metric metric) {
    return MetricValues.of(metric, candidate).stream().allMatch(Double::isFinite);
  }
}
