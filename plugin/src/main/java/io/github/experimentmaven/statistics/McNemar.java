package io.github.experimentmaven.statistics;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * McNemar's exact test (1947) of two trained models on the same images: whether as many became
 * wrong as became right.
 *
 * <p>For information only. It compares two models, not two recipes: as another seed alone makes
 * another model, it calls 5 to 11% of unchanged recipes different at a level of 1%.
 *
 * @param newlyWrong right in the baseline, wrong now
 * @param newlyRight wrong in the baseline, right now
 */
public record McNemar(long newlyWrong, long newlyRight) {

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if one is negative, or both are more than an {@code int} holds
   */
  public McNemar {
    if (newlyWrong < 0 || newlyRight < 0 || newlyWrong > Integer.MAX_VALUE - newlyRight) {
      throw new IllegalArgumentException(
          "cannot count %s newly wrong and %s newly right images"
              .formatted(newlyWrong, newlyRight));
    }
  }

  /**
   * The two-sided p value: twice the probability that of all changed images at most the smaller
   * count fall to one side, each with probability 1/2; at most 1.
   */
  public double pValue() {
    int changed = Math.toIntExact(newlyWrong + newlyRight);
    int fewer = Math.toIntExact(Math.min(newlyWrong, newlyRight));
    return Math.min(
        1, 2 * new BinomialDistribution(null, changed, 0.5).cumulativeProbability(fewer));
  }
}
