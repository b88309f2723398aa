package io.github.experimentmaven.statistics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** By which test a candidate is compared with its baseline. */
public enum SignificanceTest {
  /**
   * Student's paired test: both sides have the same seeds. Runs of the same seed share initial
   * weights and the order of the data, so that similar recipes rise and fall together and their
   * differences scatter less than they do.
   */
  PAIRED,
  /**
   * The wider of Welch's and Student's: several seeds on both sides, of which not all are pairs.
   */
  WELCH,
  /**
   * A single seed beside several: whether they would predict such a one, even if it spread twice as
   * much as they do.
   */
  PREDICTION,
  /** None: a single seed on each side does not show how seeds scatter. */
  NONE;

  /** That for so many seeds which are not pairs. */
  static SignificanceTest ofIndependent(int baseline, int candidate) {
    if (baseline > 1 && candidate > 1) {
      return WELCH;
    }
    return baseline > 1 || candidate > 1 ? PREDICTION : NONE;
  }

  /** How uncertain the difference of the means is; the most pessimistic counts, if there is any. */
  List<StandardError> errors(Sample baseline, Sample candidate) {
    return switch (this) {
      case PAIRED -> List.of(paired(baseline, candidate));
      case WELCH, PREDICTION, NONE ->
          StandardError.unpaired(
              baseline.flooredDeviation().orElse(0),
              baseline.size(),
              candidate.flooredDeviation().orElse(0),
              candidate.size());
    };
  }

  private static StandardError paired(Sample baseline, Sample candidate) {
    List<Double> differences =
        IntStream.range(0, baseline.size())
            .mapToObj(seed -> candidate.values().get(seed) - baseline.values().get(seed))
            .toList();
    OptionalDouble measured = Moments.standardDeviation(differences);
    double floor = baseline.measure().leastDeviation(baseline.mean());
    return StandardError.paired(Math.max(measured.orElseThrow(), floor), differences.size());
  }
}
