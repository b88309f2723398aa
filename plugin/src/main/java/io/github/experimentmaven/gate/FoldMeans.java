package io.github.experimentmaven.gate;

import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.statistics.Comparison;
import io.github.experimentmaven.statistics.Measure;
import io.github.experimentmaven.statistics.Moments;
import io.github.experimentmaven.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What was measured in each fold: the mean over the seeds. Runs of one fold have the same samples
 * to learn from and to be tested with, so that they tell of one split of the data, however many
 * seeds there are; only folds are counted where that matters.
 */
public final class FoldMeans {

  private FoldMeans() {}

  /**
   * The means by fold.
   *
   * @param runs of folds
   * @param key which run one is
   * @param value what it measured
   */
  public static <T> Map<Integer, Double> of(
      List<T> runs, Function<T, RunKey> key, ToDoubleFunction<T> value) {
    Map<Integer, List<Double>> values = new TreeMap<>();
    for (T run : runs) {
      int fold = Objects.requireNonNull(key.apply(run).fold(), "a run without a fold");
      values.computeIfAbsent(fold, each -> new ArrayList<>()).add(value.applyAsDouble(run));
    }
    Map<Integer, Double> means = new TreeMap<>();
    values.forEach((fold, each) -> means.put(fold, Moments.mean(each)));
    return means;
  }

  /**
   * Compares fold by fold, as far as both sides have the same; where they have only one in common,
   * nothing is concluded.
   */
  public static Comparison compare(
      Measure measure,
      Map<Integer, Double> baseline,
      Map<Integer, Double> candidate,
      double margin,
      double alpha) {
    List<Integer> shared = candidate.keySet().stream().filter(baseline::containsKey).toList();
    if (shared.size() < 2) {
      // Of each side one value: nothing is known of how they scatter.
      return Comparison.of(
          new Sample(measure, List.of(Moments.mean(List.copyOf(baseline.values())))),
          new Sample(measure, List.of(Moments.mean(List.copyOf(candidate.values())))),
          margin,
          alpha);
    }
    return Comparison.crossValidated(
        new Sample(measure, shared.stream().map(baseline::get).toList()),
        new Sample(measure, shared.stream().map(candidate::get).toList()),
        margin,
        alpha);
  }
}
