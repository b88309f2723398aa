package io.github.experimentmaven.report.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One curve of a chart: a value per epoch, for each seed.
 *
 * @param label short: {@code test}
 * @param cssClass its colour
 * @param runs {@code [seed][epoch]}, at least one seed; where one ends before others, what follows
 *     is that of these
 */
public record Series(String label, String cssClass, List<List<Double>> runs) {

  public Series {
    runs = runs.stream().map(List::copyOf).toList();
  }

  /** How many epochs there are. */
  int epochs() {
    return runs.stream().mapToInt(List::size).max().orElseThrow();
  }

  /** The mean over the seeds, per epoch from 0; not finite if one of them is not. */
  double mean(int epoch) {
    return at(epoch).average().orElseThrow();
  }

  double least(int epoch) {
    return at(epoch).min().orElseThrow();
  }

  double greatest(int epoch) {
    return at(epoch).max().orElseThrow();
  }

  /** The epochs with finite values only, from 0: a diverged training has others. */
  int[] drawable() {
    return IntStream.range(0, epochs()).filter(e -> at(e).allMatch(Double::isFinite)).toArray();
  }

  /** Every value that is drawn. */
  DoubleStream drawn() {
    return IntStream.of(drawable()).boxed().flatMapToDouble(this::at);
  }

  /** The values of an epoch, of the seeds that had it. */
  private DoubleStream at(int epoch) {
    return runs.stream().filter(run -> run.size() > epoch).mapToDouble(run -> run.get(epoch));
  }
}
