package io.github.experimentmaven.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * About how many seeds would settle an inconclusive comparison, if the difference and the spread
 * are what they look like.
 *
 * <p>So many that the distance to what is to be ruled out is {@code (t(1 - alpha) + t(power)) SE}
 * at least, by every standard error that the comparison of so many seeds would be judged by: the
 * usual approximation of the non-central t distribution (Julious, Statistics in Medicine 23, 2004).
 * To be ruled out is that there is no difference if the candidate is worse by more than the margin,
 * and otherwise the margin.
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
   * The candidate's seeds if they alone can settle it, otherwise as many seeds of both; of pairs
   * always both.
   *
   * @return nothing if no reasonable number would, as none of seeds tells more of folds, or if
   *     nothing is known of the spread
   */
  public static Optional<SeedsNeeded> toSettle(Comparison comparison) {
    double distance = distance(comparison);
    if (comparison.test() == SignificanceTest.NONE
        || comparison.test() == SignificanceTest.CROSS_VALIDATION
        || distance <= 0) {
      return Optional.empty();
    }
    int n = comparison.baseline().size();
    int k = comparison.candidate().size();
    Stream<SeedsNeeded> ofCandidate =
        comparison.test() == SignificanceTest.PAIRED
            ? Stream.empty()
            : IntStream.rangeClosed(k + 1, MOST).mapToObj(more -> new SeedsNeeded(n, more));
    Stream<SeedsNeeded> ofBoth =
        IntStream.rangeClosed(Math.max(n, k) + 1, MOST)
            .mapToObj(more -> new SeedsNeeded(more, more));
    return Stream.concat(ofCandidate, ofBoth)
        .filter(seeds -> seeds.suffice(distance, comparison))
        .findFirst();
  }

  private static double distance(Comparison comparison) {
    return comparison.isBeyondMargin() && comparison.difference() < 0
        ? -comparison.difference()
        : comparison.difference() + comparison.margin();
  }

  private boolean suffice(double distance, Comparison comparison) {
    return errors(comparison).stream()
        .allMatch(
            error -> distance >= error.halfWidth(comparison.alpha()) + error.halfWidth(1 - POWER));
  }

  private List<StandardError> errors(Comparison comparison) {
    if (comparison.test() == SignificanceTest.PAIRED) {
      double deviation = comparison.standardError() * Math.sqrt(comparison.candidate().size());
      return List.of(StandardError.paired(deviation, candidate));
    }
    // A single seed's recipe is taken to spread as the other's until more seeds show how it does.
    OptionalDouble before = comparison.baseline().flooredDeviation();
    OptionalDouble after = comparison.candidate().flooredDeviation();
    double known = before.orElse(after.orElse(0));
    return StandardError.unpaired(before.orElse(known), baseline, after.orElse(known), candidate);
  }
}
