package io.github.experimentmaven.statistics;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * About how many seeds would settle an inconclusive comparison, if the difference and the spread
 * are what they look like.
 *
 * <p>So many that the distance to what is to be ruled out is {@code (t(1 - alpha) + t(power)) s
 * sqrt(1/n + 1/k)} at least, with {@code n + k - 2} degrees of freedom: the usual approximation of
 * the non-central t distribution (Julious, Statistics in Medicine 23, 2004). To be ruled out is
 * that there is no difference if the candidate is worse by more than the margin, and otherwise the
 * margin.
 *
 * @param baseline seeds of the baseline, those it has included
 * @param candidate seeds of the candidate, those it has included
 */
public record SeedsNeeded(int baseline, int candidate) {

  /** How probable a conclusion shall be. */
  static final double POWER = 0.8;

  /** More than anybody trains. */
  private static final int MOST = 200;

  /**
   * The candidate's seeds if they alone can settle it, otherwise as many seeds of both.
   *
   * @return nothing if no reasonable number would, or if nothing is known of the spread
   */
  public static Optional<SeedsNeeded> toSettle(Comparison comparison) {
    double spread = spread(comparison);
    double distance = distance(comparison);
    if (!Double.isFinite(spread) || distance <= 0) {
      return Optional.empty();
    }
    int n = comparison.baseline().size();
    int k = comparison.candidate().size();
    Stream<SeedsNeeded> ofCandidate =
        IntStream.rangeClosed(k + 1, MOST).mapToObj(more -> new SeedsNeeded(n, more));
    Stream<SeedsNeeded> ofBoth =
        IntStream.rangeClosed(Math.max(n, k) + 1, MOST)
            .mapToObj(more -> new SeedsNeeded(more, more));
    return Stream.concat(ofCandidate, ofBoth)
        .filter(seeds -> seeds.suffice(distance / spread, comparison.alpha()))
        .findFirst();
  }

  private static double distance(Comparison comparison) {
    return comparison.isBeyondMargin() && comparison.difference() < 0
        ? -comparison.difference()
        : comparison.difference() + comparison.margin();
  }

  /** The deviation of a single seed that the comparison is based on. */
  private static double spread(Comparison comparison) {
    return comparison.standardError()
        / Math.sqrt(1.0 / comparison.baseline().size() + 1.0 / comparison.candidate().size());
  }

  private boolean suffice(double distanceInDeviations, double alpha) {
    StudentT t = new StudentT(baseline + candidate - 2.0);
    double needed = t.exceededWith(alpha) + t.exceededWith(1 - POWER);
    return distanceInDeviations >= needed * Math.sqrt(1.0 / baseline + 1.0 / candidate);
  }
}
