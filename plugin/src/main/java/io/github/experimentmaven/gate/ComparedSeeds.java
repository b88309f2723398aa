package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.AcceptedRun;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.statistics.Comparison;
import io.github.experimentmaven.statistics.Measure;
import io.github.experimentmaven.statistics.Sample;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The seeds of a candidate and of its baseline that are compared: all but the {@linkplain
 * OutlyingSeeds outlying} ones. If every seed of the candidate is one of the baseline's, only those
 * are compared, pair by pair. With folds these are the pairs, whatever the seeds.
 *
 * @param baseline in the candidate's order if they are pairs
 * @param candidate not empty
 * @param kind whether both sides have the same seeds, or folds
 */
record ComparedSeeds(List<AcceptedRun> baseline, List<RunResult> candidate, Kind kind) {

  /** What is a pair, if there are any. */
  enum Kind {
    /** The runs of a seed. */
    PAIRS,
    /** None, as the seeds are others. */
    INDEPENDENT,
    /** The runs of a fold, which have the same samples whatever their seeds are. */
    FOLDS
  }

  /** Two differences say next to nothing about how differences scatter. */
  private static final int FEWEST_PAIRS = 3;

  /**
   * Chooses them.
   *
   * @param runs at least one
   */
  static ComparedSeeds of(Experiment experiment, AcceptedResult baseline, List<RunResult> runs) {
    OutlyingSeeds outlying = OutlyingSeeds.of(experiment, baseline, runs);
    Set<RunKey> badBefore = outlying.ofBaseline();
    Set<RunKey> badNow = outlying.ofCandidate();
    Map<RunKey, AcceptedRun> before =
        baseline.runs().stream().collect(Collectors.toMap(AcceptedRun::key, Function.identity()));
    List<RunResult> good = without(runs, RunResult::key, badNow);
    if (RunKeys.haveFolds(runs)) {
      return new ComparedSeeds(
          without(baseline.runs(), AcceptedRun::key, badBefore), good, Kind.FOLDS);
    }
    List<RunResult> paired =
        good.stream()
            .filter(run -> before.containsKey(run.key()) && !badBefore.contains(run.key()))
            .toList();
    boolean areOfBaseline = good.stream().allMatch(run -> before.containsKey(run.key()));
    if (areOfBaseline && paired.size() >= FEWEST_PAIRS) {
      return new ComparedSeeds(
          paired.stream().map(run -> before.get(run.key())).toList(), paired, Kind.PAIRS);
    }
    return new ComparedSeeds(
        without(baseline.runs(), AcceptedRun::key, badBefore), good, Kind.INDEPENDENT);
  }

  /** All of them if none would be left: each of several metrics may find other seeds. */
  private static <T> List<T> without(List<T> runs, Function<T, RunKey> key, Set<RunKey> outlying) {
    List<T> others = runs.stream().filter(run -> !outlying.contains(key.apply(run))).toList();
    return others.isEmpty() ? runs : others;
  }

  /** One metric of them, by the test that is theirs. */
  Comparison compare(Metric metric, double margin, double alpha) {
    Measure measure = MetricValues.measure(metric, candidate.get(0));
    if (kind == Kind.FOLDS) {
      return FoldMeans.compare(
          measure,
          FoldMeans.of(baseline, AcceptedRun::key, run -> run.value(metric)),
          FoldMeans.of(candidate, RunResult::key, run -> MetricValues.of(metric, run)),
          margin,
          alpha);
    }
    Sample before = new Sample(measure, baseline.stream().map(run -> run.value(metric)).toList());
    Sample now = new Sample(measure, MetricValues.of(metric, candidate));
    return kind == Kind.PAIRS
        ? Comparison.paired(before, now, margin, alpha)
        : Comparison.of(before, now, margin, alpha);
  }

  /** Whether a metric is a number in all of them. */
  boolean areFinite(Metric metric) {
    return MetricValues.of(metric, candidate).stream().allMatch(Double::isFinite);
  }
}
