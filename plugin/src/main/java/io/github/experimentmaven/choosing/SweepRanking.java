package io.github.experimentmaven.choosing;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.gate.FoldMeans;
import io.github.experimentmaven.gate.MetricValues;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.StoppedExperiment;
import io.github.experimentmaven.statistics.Choice;
import io.github.experimentmaven.statistics.Measure;
import io.github.experimentmaven.statistics.SeedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the results of a sweep say of its experiments: an order, or why there is none. What is
 * chosen by the test set is too good on it, so that the order is that of the validation set; with
 * folds, which leave the test set out, that of the folds.
 */
public sealed interface SweepRanking {

  /** The probability at most with which the best experiment is not among those that may be. */
  double ALPHA = 0.05;

  /**
   * An order.
   *
   * @param metric by which
   * @param hasFolds whether it was measured on folds
   * @param places the best mean first; at least one
   * @param excluded those that have no place, in the order they were given in; those that were
   *     stopped early are not among them, as they have lost their place to others
   * @param choice what tells them apart; its recipes are in the order of the places
   */
  record Ranked(
      Metric metric,
      boolean hasFolds,
      List<ExperimentResult> places,
      List<Excluded> excluded,
      Choice choice)
      implements SweepRanking {

    public Ranked {
      places = List.copyOf(places);
      excluded = List.copyOf(excluded);
    }

    /** How many may be the best; they have the first places, but others may be between them. */
    public int mayBeBest() {
      return choice.mayBeBest().size();
    }
  }

  /**
   * An experiment without a place.
   *
   * @param result of it
   * @param reason as the end of a sentence: {@code a run did not complete}
   */
  record Excluded(ExperimentResult result, String reason) {}

  /**
   * No order.
   *
   * @param reason in a sentence or two, with what to do
   */
  record Unranked(String reason) implements SweepRanking {}

  /**
   * How many experiments of a sweep were stopped early, in a sentence.
   *
   * @return empty if none was
   */
  static Optional<String> stopped(List<ExperimentResult> cells) {
    Map<Integer, Long> byEpoch =
        cells.stream()
            .flatMap(each -> Stream.ofNullable(each.stopped()))
            .collect(
                Collectors.groupingBy(
                    StoppedExperiment::epoch, TreeMap::new, Collectors.counting()));
    long all = byEpoch.values().stream().mapToLong(Long::longValue).sum();
    return all == 0
        ? Optional.empty()
        : Optional.of(
            "Successive halving has stopped %s of %s experiments: %s."
                .formatted(
                    all,
                    cells.size(),
                    byEpoch.entrySet().stream()
                        .map(each -> each.getValue() + " after epoch " + each.getKey())
                        .collect(Collectors.joining(", "))));
  }

  /**
   * Ranks experiments.
   *
   * @param cells all that there is of one sweep, at least one
   */
  static SweepRanking of(List<ExperimentResult> cells) {
    List<Excluded> excluded = new ArrayList<>();
    List<ExperimentResult> complete = new ArrayList<>();
    for (ExperimentResult each : cells) {
      if (each.stopped() != null) {
        continue;
      }
      if (each.failures().isEmpty() && !each.runs().isEmpty()) {
        complete.add(each);
      } else {
        excluded.add(
            new Excluded(
                each,
                each.failures().isEmpty() ? "nothing was recorded" : "a run did not complete"));
      }
    }
    if (complete.isEmpty()) {
      return new Unranked("No experiment has all its runs, so that none can be compared.");
    }
    List<Metric> headlines = complete.stream().map(SweepRanking::headline).distinct().toList();
    List<Boolean> folds = complete.stream().map(SweepRanking::hasFolds).distinct().toList();
    if (headlines.size() > 1 || folds.size() > 1) {
      return new Unranked(
          "The experiments are measured in different ways, so that they have no common order.");
    }
    boolean hasFolds = folds.get(0);
    Metric metric = hasFolds ? headlines.get(0) : headlines.get(0).onValidation();
    List<String> unvalidated =
        complete.stream()
            .filter(each -> !MetricValues.has(metric, each.runs()))
            .map(ExperimentResult::name)
            .toList();
    if (!unvalidated.isEmpty()) {
      return new Unranked(
          (unvalidated.size() == complete.size()
                  ? "There is no validation set"
                  : unvalidated.get(0) + " has no validation set")
              + ", and what is chosen by the test set is too good on it. Say validation: {split:"
              + " 0.1} in the file, and train again.");
    }
    List<Measure> measures =
        complete.stream().map(each -> measure(metric, each)).distinct().toList();
    if (measures.size() > 1) {
      return new Unranked(
          "The experiments are validated with different numbers of samples, so that they have no"
              + " common order.");
    }
    return ranked(metric, hasFolds, measures.get(0), complete, excluded);
  }

  private static SweepRanking ranked(
      Metric metric,
      boolean hasFolds,
      Measure measure,
      List<ExperimentResult> complete,
      List<Excluded> excluded) {
    List<ExperimentResult> comparable = new ArrayList<>();
    List<SeedValues> values = new ArrayList<>();
    for (ExperimentResult each : complete) {
      SortedMap<Long, Double> own = values(metric, hasFolds, each.runs());
      if (own.values().stream().allMatch(Double::isFinite)) {
        comparable.add(each);
        values.add(SeedValues.of(measure, own));
      } else {
        excluded.add(new Excluded(each, "it diverged"));
      }
    }
    if (comparable.isEmpty()) {
      return new Unranked("All experiments diverged. Lower the learning rate.");
    }
    Choice choice = Choice.of(values, hasFolds, ALPHA);
    List<Integer> order = choice.ranking();
    return new Ranked(
        metric,
        hasFolds,
        order.stream().map(comparable::get).toList(),
        excluded,
        new Choice(order.stream().map(index -> choice.recipes().get(index)).toList(), 0));
  }

  private static SortedMap<Long, Double> values(
      Metric metric, boolean hasFolds, List<RunResult> runs) {
    SortedMap<Long, Double> values = new TreeMap<>();
    if (hasFolds) {
      Map<Integer, Double> means =
          FoldMeans.of(runs, RunResult::key, run -> MetricValues.of(metric, run));
      means.forEach((fold, mean) -> values.put((long) fold, mean));
    } else {
      runs.forEach(run -> values.put(run.key().seed(), MetricValues.of(metric, run)));
    }
    return values;
  }

  private static Metric headline(ExperimentResult each) {
    return each.runs().get(0).task().headline();
  }

  private static boolean hasFolds(ExperimentResult each) {
    return RunKeys.haveFolds(each.runs());
  }

  private static Measure measure(Metric metric, ExperimentResult each) {
    return MetricValues.measure(metric, each.runs().get(0));
  }
}
