package io.github.experimentmaven.report.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One curve of a chart: a value per epoch, for each seed.
 *
 * @param label short: {@code test}
 * @param cssClass its colour
 * @param runs {@code [seed][epoch]}, at least one seed, all of the same length
 */
public record Series(String label, String cssClass, List<List<Double>> runs) {

  public Series {
    runs = runs.stream().map(List::copyOf).toList();
  }

  /** How many epochs there are. */
  int epochs() {
    return runs.get(0).size();
  }

  /** The mean over the seeds, per epoch from 0; not finite if one of them is not. */
  double mean(int epoch) {
    return runs.stream().mapToDouble(run -> run.get(epoch)).average().orElseThrow();
  }

  double least(int epoch) {
    return runs.stream().mapToDouble(run -> run.get(epoch)).min().orElseThrow();
  }

  double greatest(int epoch) {
    return runs.stream().mapToDouble(run -> run.get(epoch)).max().orElseThrow();
  }

  /** The epochs with finite values only, from 0: a diverged training has others. */
  int[] drawable() {
    return IntStream.range(0, epochs())
        .filter(e -> runs.stream().allMatch(run -> Double.isFinite(run.get(e))))
        .toArray();
  }

  /** Every value that is drawn. */
  DoubleStream drawn() {
    return IntStream.of(drawable())
        .boxed()
        .flatMapToDouble(e -> runs.stream().mapToDouble(run -> run.get(e)));
  }
}
