package io.github.experimentmaven.choosing;

import io.github.experimentmaven.experiment.Halving;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.gate.MetricValues;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of synchronous {@linkplain Halving successive halving}: the experiments that have
 * been trained for so many epochs, of which the best go on. It depends on nothing but their
 * metrics, and never on the test set.
 *
 * @param halving decides how many go on
 * @param metric of the validation set
 * @param epoch after which they are compared, from 1
 */
public record Rung(Halving halving, Metric metric, int epoch) {

  /**
   * An experiment that has come to the rung.
   *
   * @param name of the experiment
   * @param score the mean of the metric over its runs; not finite, or null where a run failed, if
   *     it cannot go on
   */
  public record Contender(String name, @Nullable Double score) {

    boolean canGoOn() {
      return score != null && Double.isFinite(score);
    }
  }

  /**
   * Those that go on.
   *
   * @param contenders in the order of the file, in which the first of equals is the better one
   * @return their names, in the same order; fewer than would have a place if others cannot go on
   */
  public List<String> promoted(List<Contender> contenders) {
    if (contenders.isEmpty()) {
      return List.of();
    }
    Comparator<Double> better =
        metric.higherIsBetter() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    // A stable sort: equals stay in the order of the file.
    List<Contender> best = new ArrayList<>(contenders);
    best.removeIf(each -> !each.canGoOn());
    best.sort(Comparator.comparing(Contender::score, Comparator.nullsLast(better)));
    List<Contender> promoted =
        best.subList(0, Math.min(best.size(), halving.promoted(contenders.size())));
    return contenders.stream().filter(promoted::contains).map(Contender::name).toList();
  }

  /** What a run that was paused here, or later, had measured at the rung. */
  public double value(PausedRun paused) {
    return paused.epochs().get(epoch - 1).metrics().value(metric);
  }

  /**
   * What a complete run had measured at the rung; if it had ended by then, what its result is. A
   * run is the same whether it was paused or not, and so is this.
   */
  public double value(RunResult result) {
    return hasEnded(result)
        ? MetricValues.of(metric, result)
        : result.epochs().get(epoch - 1).metrics().value(metric);
  }

  /** Whether a complete run had ended by then, so that there is nothing to stop. */
  public boolean hasEnded(RunResult result) {
    return result.epochs().size() <= epoch;
  }
}
