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
   * The corrected resampled t test of Nadeau and Bengio (Machine Learning 52, 2003) over the folds
   * of a cross-validation: both sides have the same folds. Any two folds share most of the samples
   * that are trained on, so that their differences rise and fall together, and scatter less than
   * those of other data would: the variance of their mean is not {@code s^2 / J} but {@code s^2
   * (1/J + n_test/n_train)}, where a fold of {@code J} has {@code n_test/n_train = 1/(J - 1)}.
   *
   * <p>Bouckaert and Frank (PAKDD 2004) count the runs of repeated cross-validations as {@code J}.
   * Here the values are means over seeds, one a fold, as the seeds have the same folds: more of
   * them tell nothing of how folds differ.
   */
  CROSS_VALIDATION,
  /** Welch's, where it is wider than Student's: several seeds on both sides that are no pairs. */
  WELCH,
  /** Student's, which pools the deviations, where it is wider than Welch's. */
  STUDENT,
  /**
   * A single seed beside several: whether they would predict such a one, even if it spread twice as
   * much as they do.
   */
  PREDICTION,
  /** None: a single seed on each side does not show how seeds scatter. */
  NONE;

  /**
   * That for seeds which are not pairs.
   *
   * @param alpha with which the wider of two is told
   */
  static SignificanceTest ofIndependent(Sample baseline, Sample candidate, double alpha) {
    if (baseline.size() > 1 && candidate.size() > 1) {
      List<StandardError> both = WELCH.errors(baseline, candidate);
      return both.get(0).halfWidth(alpha) < both.get(1).halfWidth(alpha) ? STUDENT : WELCH;
    }
    return baseline.size() > 1 || candidate.size() > 1 ? PREDICTION : NONE;
  }

  /** How uncertain the difference of the means is; the most pessimistic counts, if there is any. */
  List<StandardError> errors(Sample baseline, Sample candidate) {
    return switch (this) {
      case PAIRED -> List.of(StandardError.paired(deviation(baseline, candidate), baseline.size()));
      case CROSS_VALIDATION ->
          List.of(StandardError.crossValidated(deviation(baseline, candidate), baseline.size()));
      case WELCH, STUDENT, PREDICTION, NONE ->
          StandardError.unpaired(
              baseline.flooredDeviation().orElse(0),
              baseline.size(),
              candidate.flooredDeviation().orElse(0),
              candidate.size());
    };
  }

  /** Of the differences of pairs, floored. */
  private static double deviation(Sample baseline, Sample candidate) {
    List<Double> differences =
        IntStream.range(0, baseline.size())
            .mapToObj(seed -> candidate.values().get(seed) - baseline.values().get(seed))
            .toList();
    OptionalDouble measured = Moments.standardDeviation(differences);
    double floor = baseline.measure().leastDeviation(baseline.mean());
    return Math.max(measured.orElseThrow(), floor);
  }
}
