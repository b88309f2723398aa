package io.github.experimentmaven.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric of one recipe over its seeds.
 *
 * @param measure what kind of number it is
 * @param values one a seed, at least one, all finite
 */
public record Sample(Measure measure, List<Double> values) {

  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if there is none, or one that is not finite: a diverged run is
   *     a failure to be reported, not a number to calculate with
   */
  public Sample {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a sample without a value");
    }
    if (!values.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a sample with a value that is not finite: " + values);
    }
  }

  /** The number of seeds. */
  public int size() {
    return values.size();
  }

  /** The {@linkplain Moments#mean mean} over seeds; exactly the value if all are the same. */
  public double mean() {
    return Moments.mean(values);
  }

  /** The standard deviation over seeds as measured, with n - 1; nothing of a single seed. */
  public OptionalDouble standardDeviation() {
    return Moments.standardDeviation(values);
  }

  /**
   * The standard deviation to conclude from: as measured, but at least the {@linkplain
   * Measure#leastDeviation floor}; nothing of a single seed.
   */
  public OptionalDouble flooredDeviation() {
    OptionalDouble measured = standardDeviation();
    return measured.isEmpty()
        ? measured
        : OptionalDouble.of(Math.max(measured.getAsDouble(), measure.leastDeviation(mean())));
  }

  /** The value of the best seed. */
  public double best() {
    return extreme(measure.direction() == Direction.HIGHER_IS_BETTER);
  }

  /** The value of the worst seed. */
  public double worst() {
    return extreme(measure.direction() == Direction.LOWER_IS_BETTER);
  }

  /**
   * Student's two-sided confidence interval of the mean over all seeds there could be: {@code mean
   * ± t(1 - (1 - confidence)/2, n - 1) s / sqrt(n)}, with the floored deviation.
   *
   * @param confidence in (0, 1)
   * @return nothing of a single seed
   */
  public Optional<Interval> meanInterval(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must lie between 0 and 1: " + confidence);
    }
    OptionalDouble deviation = flooredDeviation();
    if (deviation.isEmpty()) {
      return Optional.empty();
    }
    double t = new StudentT(size() - 1.0).exceededWith((1 - confidence) / 2);
    return Optional.of(Interval.around(mean(), t * deviation.getAsDouble() / Math.sqrt(size())));
  }

  /**
   * The same of values over folds, one a fold: as folds share what is trained on, with the standard
   * error of {@link SignificanceTest#CROSS_VALIDATION}.
   *
   * @param confidence in (0, 1)
   * @return nothing of a single fold
   */
  public Optional<Interval> meanIntervalOfFolds(double confidence) {
    return size() < 2
        ? Optional.empty()
        : Optional.of(
            Interval.around(
                mean(),
                StandardError.crossValidated(flooredDeviation().orElseThrow(), size())
                    .halfWidth((1 - confidence) / 2)));
  }

  private double extreme(boolean greatest) {
    var all = values.stream().mapToDouble(Double::doubleValue);
    return (greatest ? all.max() : all.min()).getAsDouble();
  }
}
