package io.github.experimentmaven.statistics;

import java.util.List;
import java.util.stream.Stream;

/**
 * How much of one class the networks of two recipes recognise.
 *
 * @param images of this class, 1 at least
 * @param baseline the recall of each seed, 1 at least
 * @param candidate the recall of each seed, 1 at least
 */
public record ClassRecall(int images, List<Double> baseline, List<Double> candidate) {

  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if there are none, or no images
   */
  public ClassRecall {
    baseline = List.copyOf(baseline);
    candidate = List.copyOf(candidate);
    if (images < 1 || baseline.isEmpty() || candidate.isEmpty()) {
      throw new IllegalArgumentException("a recall without images, or without seeds");
    }
  }

  /** The recall of each seed, the baseline's first. */
  double[] values() {
    return Stream.concat(baseline.stream(), candidate.stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /**
   * The binomial variance at the mean over all seeds, which is the same however the seeds are dealt
   * out; of Agresti and Coull (1998), so that it is never 0.
   */
  double binomialVariance() {
    double right = Moments.mean(Stream.concat(baseline.stream(), candidate.stream()).toList());
    double p = (right * images + 2) / (images + 4);
    return p * (1 - p) / images;
  }

  /** One image: what recall cannot be told more finely than. */
  double step() {
    return 1.0 / images;
  }
}
