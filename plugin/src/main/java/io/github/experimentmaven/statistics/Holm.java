package io.github.experimentmaven.statistics;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The correction for several gated metrics: Holm, "A simple sequentially rejective multiple test
 * procedure", Scandinavian Journal of Statistics 6 (1979). It holds however the metrics depend on
 * each other.
 *
 * <p>What it bounds by alpha is the probability that <em>any</em> metric of an unchanged recipe
 * fails, and likewise that any has improved. A metric that cannot fail takes no share of the first.
 * Passing needs no correction: an experiment passes only if all its metrics do, so that a metric
 * which is worse by the margin has to pass its own test at alpha (intersection-union test; Berger,
 * Technometrics 24, 1982).
 */
public final class Holm {

  private Holm() {}

  /**
   * Corrects the comparisons of all gated metrics of an experiment.
   *
   * @param comparisons by metric; all with the same alpha
   * @param canFail whether a metric may fail the experiment; the others can only be called improved
   * @return the same in the same order; a failure that is too likely to be by chance among so many
   *     has become inconclusive, such an improvement has passed
   * @throws IllegalArgumentException if the alphas differ
   */
  public static <K> Map<K, Comparison> correct(
      Map<K, Comparison> comparisons, Predicate<K> canFail) {
    List<Comparison> alone = List.copyOf(comparisons.values());
    if (alone.stream().mapToDouble(Comparison::alpha).distinct().count() > 1) {
      throw new IllegalArgumentException("the metrics of a family must have the same alpha");
    }
    double[] worse =
        adjusted(
            comparisons.entrySet().stream()
                .filter(entry -> canFail.test(entry.getKey()))
                .mapToDouble(entry -> entry.getValue().p().worse())
                .toArray());
    double[] better = adjusted(alone.stream().mapToDouble(each -> each.p().better()).toArray());
    Map<K, Comparison> corrected = new LinkedHashMap<>();
    int index = 0;
    int failing = 0;
    for (K metric : comparisons.keySet()) {
      double ofWorse = canFail.test(metric) ? worse[failing++] : 1;
      corrected.put(metric, alone.get(index).adjusted(ofWorse, better[index]));
      index++;
    }
    return corrected;
  }

  /**
   * Holm's adjusted p values: of the i-th smallest of m, the greatest of {@code (m - j + 1) p(j)}
   * for {@code j <= i}, at most 1.
   */
  static double[] adjusted(double... p) {
    int[] ascending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(index -> p[index]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double greatest = 0;
    for (int rank = 0; rank < p.length; rank++) {
      int index = ascending[rank];
      greatest = Math.max(greatest, Math.min(1, (p.length - rank) * p[index]));
      adjusted[index] = greatest;
    }
    return adjusted;
  }
}
