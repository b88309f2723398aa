package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.statistics.Comparison;
import io.github.experimentmaven.statistics.ComparisonOutcome;
import io.github.experimentmaven.statistics.Holm;
import io.github.experimentmaven.statistics.LookPlan;
import io.github.experimentmaven.statistics.LookPlan.Look;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The looks at a candidate beside its baseline, up to the one that decides: with the experiment's
 * own seeds first and, where {@code more_seeds} says so, with more of them as long as it is
 * inconclusive.
 *
 * <p>All gated metrics with a margin are one family for Holm's correction. Those without cannot
 * fail, but they can be called improved, for which all of them are a family.
 */
final class Looks {

  private Looks() {}

  /**
   * What the seeds say.
   *
   * @param comparisons of every gated metric that can be compared, corrected
   * @param outcome the worst of those with a margin; PASS if there is none
   * @param nextSeeds how many seeds the next look is at; 0 if this is decided, or was the last look
   */
  record Decision(Map<Metric, Comparison> comparisons, ComparisonOutcome outcome, int nextSeeds) {}

  /**
   * Looks.
   *
   * @param runs at least one
   */
  static Decision decide(Experiment experiment, AcceptedResult baseline, List<RunResult> runs) {
    List<Long> seeds = PlannedSeeds.of(experiment, baseline).all();
    int first = experiment.seeds().size();
    List<Look> looks =
        new LookPlan(first, seeds.size()).looks(1 - experiment.baseline().confidence());
    int index = 0;
    while (true) {
      Look look = looks.get(index);
      Map<Metric, Comparison> comparisons =
          compare(experiment, baseline, of(seeds, look, runs), look.alpha());
      ComparisonOutcome outcome = worst(experiment, comparisons);
      index++;
      if (outcome != ComparisonOutcome.INCONCLUSIVE || index == looks.size()) {
        return new Decision(comparisons, outcome, 0);
      }
      int next = looks.get(index).seeds();
      if (of(seeds, looks.get(index), runs).size() < next) {
        return new Decision(comparisons, outcome, next);
      }
    }
  }

  private static List<RunResult> of(List<Long> seeds, Look look, List<RunResult> runs) {
    Set<Long> looked = Set.copyOf(seeds.subList(0, look.seeds()));
    return runs.stream().filter(run -> looked.contains(run.key().seed())).toList();
  }

  private static Map<Metric, Comparison> compare(
      Experiment experiment, AcceptedResult baseline, List<RunResult> runs, double alpha) {
    Map<Metric, Comparison> comparisons = new TreeMap<>();
    if (!runs.isEmpty()) {
      ComparedSeeds seeds = ComparedSeeds.of(experiment, baseline, runs);
      experiment
          .gate()
          .forEach(
              (metric, bounds) -> {
                if (seeds.areFinite(metric)) {
                  Double margin = bounds.maxDrop();
                  comparisons.put(
                      metric, seeds.compare(metric, margin == null ? 0 : margin, alpha));
                }
              });
    }
    return Holm.correct(comparisons, metric -> hasMargin(experiment, metric));
  }

  private static ComparisonOutcome worst(
      Experiment experiment, Map<Metric, Comparison> comparisons) {
    return comparisons.entrySet().stream()
        .filter(entry -> hasMargin(experiment, entry.getKey()))
        .map(entry -> entry.getValue().outcome())
        .reduce(ComparisonOutcome::and)
        .orElse(ComparisonOutcome.PASS);
  }

  /** Whether a metric may fail the comparison. */
  static boolean hasMargin(Experiment experiment, Metric metric) {
    return experiment.maxDrop(metric) != null;
  }
}
