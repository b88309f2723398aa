package io.github.experimentmaven.agreement;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.AcceptedRun;
import io.github.experimentmaven.accepted.Divergence;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.gate.FoldMeans;
import io.github.experimentmaven.gate.MetricValues;
import io.github.experimentmaven.provenance.Difference;
import io.github.experimentmaven.provenance.Environment;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.statistics.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Results compared with the accepted ones.
 *
 * @param experiment the experiment's name
 * @param agreement how far the runs of the same seeds agree
 * @param inputs what of the identity differs, and the seeds if they do
 * @param environment what of the environment differs, where that may explain something: of the
 *     first run that diverges, else of the first
 * @param divergences where runs diverge from the accepted ones, one entry for each that does
 * @param metric the one that people look at first, by the task of the results
 * @param difference how far that is apart; null if no seed is in both, or if what was accepted was
 *     not measured by it
 */
public record ResultComparison(
    String experiment,
    Agreement agreement,
    List<Difference> inputs,
    List<Difference> environment,
    List<Divergence> divergences,
    Metric metric,
    @Nullable MetricDifference difference) {

  /** The name of the difference that there are other seeds. */
  static final String SEEDS = "seeds";

  public ResultComparison {
    inputs = List.copyOf(inputs);
    environment = List.copyOf(environment);
    divergences = List.copyOf(divergences);
  }

  /**
   * Compares runs with the accepted ones.
   *
   * @param accepted what was accepted
   * @param results of one identity; at least one
   * @param margin how far the metric that people look at first may be apart and still count as
   *     equal; null if nobody said
   */
  public static ResultComparison of(
      AcceptedResult accepted, List<RunResult> results, @Nullable Double margin) {
    List<AcceptedRun> before = new ArrayList<>();
    List<AcceptedRun> repeated = new ArrayList<>();
    List<Divergence> divergences = new ArrayList<>();
    Environment environment = results.get(0).provenance().environment();
    for (RunResult result : results) {
      AcceptedRun same = accepted.run(result.key()).orElse(null);
      if (same == null) {
        continue;
      }
      before.add(same);
      repeated.add(AcceptedRun.of(result));
      Optional<Divergence> divergence = Divergence.of(accepted, result);
      if (divergence.isPresent()) {
        if (divergences.isEmpty()) {
          environment = result.provenance().environment();
        }
        divergences.add(divergence.get());
      }
    }
    Metric metric = results.get(0).task().headline();
    MetricDifference difference =
        before.isEmpty() || !accepted.has(metric)
            ? null
            : difference(accepted, metric, before, repeated, margin);
    return new ResultComparison(
        accepted.experiment(),
        agreement(before, repeated, divergences, difference),
        inputs(accepted, results),
        Difference.between(accepted.environment(), environment),
        divergences,
        metric,
        difference);
  }

  /** The runs that had the same inputs as the accepted ones and still gave other bits. */
  public List<Divergence> brokenPromises() {
    return divergences.stream().filter(Divergence::sameInputs).toList();
  }

  private static MetricDifference difference(
      AcceptedResult accepted,
      Metric metric,
      List<AcceptedRun> before,
      List<AcceptedRun> repeated,
      @Nullable Double margin) {
    Measure measure = MetricValues.measure(metric, accepted.testSamplesOfRun());
    return RunKeys.folds(accepted.keys()) > 0
        ? MetricDifference.ofFolds(
            measure, byFold(metric, before), byFold(metric, repeated), margin)
        : MetricDifference.of(measure, values(metric, before), values(metric, repeated), margin);
  }

  private static Map<Integer, Double> byFold(Metric metric, List<AcceptedRun> runs) {
    return FoldMeans.of(runs, AcceptedRun::key, run -> run.value(metric));
  }

  private static Agreement agreement(
      List<AcceptedRun> accepted,
      List<AcceptedRun> repeated,
      List<Divergence> divergences,
      @Nullable MetricDifference difference) {
    if (accepted.isEmpty()) {
      return Agreement.DIFFERENT;
    }
    if (divergences.isEmpty()) {
      return Agreement.BITWISE;
    }
    if (predictions(accepted).equals(predictions(repeated))) {
      return Agreement.PREDICTIONS;
    }
    if (difference == null) {
      return Agreement.UNDECIDED;
    }
    if (difference.isEqual()) {
      return Agreement.STATISTICAL;
    }
    return difference.isDifferent() ? Agreement.DIFFERENT : Agreement.UNDECIDED;
  }

  private static List<Difference> inputs(AcceptedResult accepted, List<RunResult> results) {
    List<Difference> inputs =
        new ArrayList<>(
            Difference.between(accepted.identity(), results.get(0).provenance().identity()));
    List<Long> before = accepted.seeds();
    List<Long> after = RunKeys.seeds(results.stream().map(RunResult::key).toList());
    if (!Set.copyOf(before).equals(Set.copyOf(after))) {
      inputs.add(new Difference(SEEDS, listed(before), listed(after)));
    }
    return inputs;
  }

  private static String listed(List<Long> seeds) {
    return seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static List<Double> values(Metric metric, List<AcceptedRun> runs) {
    return runs.stream().map(run -> run.value(metric)).toList();
  }

  private static List<String> predictions(List<AcceptedRun> runs) {
    return runs.stream().map(AcceptedRun::predictionsSha256).toList();
  }
}
