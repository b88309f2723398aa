package io.github.experimentmaven.statistics;

import io.github.experimentmaven.statistics.CommonDeviation.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How uncertain the difference of any two of many recipes is. */
final class PairErrors {

  /** Below so many degrees of freedom, quantiles differ within one of them. */
  private static final double FINE = 10;

  private static final double STEPS = 4;

  private final List<SeedValues> recipes;
  private final List<Sample> samples;
  private final boolean folds;
  private final double alpha;
  private final CommonDeviation ofSeeds;
  private final CommonDeviation ofPairs;
  private final Map<Double, Double> quantiles = new HashMap<>();

  /**
   * @param folds whether values are of folds
   * @param alpha of all comparisons with one of them together
   */
  PairErrors(List<SeedValues> recipes, boolean folds, double alpha) {
    this.recipes = List.copyOf(recipes);
    this.samples = recipes.stream().map(SeedValues::sample).toList();
    this.folds = folds;
    this.alpha = alpha / Math.max(1, recipes.size() - 1);
    List<Integer> better = betterHalf();
    this.ofSeeds =
        CommonDeviation.of(
            better.stream().map(this::ownDeviation).toList(),
            better.stream().mapToDouble(i -> samples.get(i).size() - 1.0).sum());
    this.ofPairs = ofPairs(better);
  }

  /** Means and deviations of normal numbers are independent: choosing by the first is no bias. */
  private List<Integer> betterHalf() {
    List<Integer> several =
        IntStream.range(0, samples.size())
            .filter(i -> samples.get(i).size() > 1)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    i -> samples.get(i).measure().direction().gain(samples.get(i).mean(), 0)))
            .toList();
    return several.subList(0, (several.size() + 1) / 2);
  }

  /** Pairs share recipes: together they know no more than rows and columns leave. */
  private CommonDeviation ofPairs(List<Integer> better) {
    if (better.size() < CommonDeviation.LEAST_SAMPLES) {
      return CommonDeviation.of(List.of(), 0);
    }
    List<Measured> pairs = new ArrayList<>();
    double freedom = 0;
    for (int first = 0; first < better.size(); first++) {
      for (int second = first + 1; second < better.size(); second++) {
        if (arePairs(better.get(first), better.get(second))) {
          Measured pair = ofDifferences(better.get(first), better.get(second));
          pairs.add(pair);
          freedom += pair.degreesOfFreedom();
        }
      }
    }
    // Of m recipes there are m (m - 1) / 2 pairs, whose differences have m - 1 dimensions.
    return CommonDeviation.of(pairs, freedom * 2 / better.size());
  }

  /**
   * From the difference of two means to its bound, each of which holds with the confidence that one
   * comparison of many must have; infinite if nothing is known.
   */
  double halfWidth(int i, int j) {
    StandardError error = error(i, j);
    return error == null
        ? Double.POSITIVE_INFINITY
        : error.value() * quantile(error.degreesOfFreedom());
  }

  /**
   * About how many seeds of two would tell them apart.
   *
   * @param distance of their means, not negative
   */
  OptionalInt seedsToTell(int i, int j, double distance, int most) {
    StandardError now = error(i, j);
    int seeds = Math.max(samples.get(i).size(), samples.get(j).size());
    if (now == null || folds || distance <= 0) {
      return OptionalInt.empty();
    }
    boolean paired = arePairs(i, j);
    double deviation =
        paired
            ? now.value() * Math.sqrt(seeds)
            : Math.hypot(deviation(i).value(), deviation(j).value());
    CommonDeviation common = paired ? ofPairs : ofSeeds;
    return IntStream.rangeClosed(seeds + 1, most)
        .filter(
            n -> {
              StandardError then =
                  new StandardError(deviation / Math.sqrt(n), common.lent(n - 1.0) + n - 1);
              return distance
                  >= then.value() * quantile(then.degreesOfFreedom())
                      + then.halfWidth(1 - SeedsNeeded.POWER);
            })
        .findFirst();
  }

  private @Nullable StandardError error(int i, int j) {
    if (arePairs(i, j)) {
      Measured deviation = ofPairs.moderate(ofDifferences(i, j));
      return new StandardError(
          deviation.value() * Math.sqrt(share(samples.get(i).size())),
          deviation.degreesOfFreedom());
    }
    Measured first = deviation(i);
    Measured second = deviation(j);
    if (first.degreesOfFreedom() == 0 || second.degreesOfFreedom() == 0) {
      return ofSingle(i, j);
    }
    return StandardError.ofDifference(
        first.value() * Math.sqrt(share(samples.get(i).size())),
        first.degreesOfFreedom(),
        second.value() * Math.sqrt(share(samples.get(j).size())),
        second.degreesOfFreedom());
  }

  /** Where nothing is lent, a single seed is judged by the other recipe's, if it has several. */
  private @Nullable StandardError ofSingle(int i, int j) {
    Sample several = samples.get(samples.get(i).size() > 1 ? i : j);
    return several.size() == 1 || folds
        ? null
        : StandardError.prediction(several.flooredDeviation().orElseThrow(), several.size());
  }

  /** What a mean's variance is of that of its values. */
  private double share(int values) {
    return 1.0 / values + (folds && values > 1 ? 1.0 / (values - 1) : 0);
  }

  private boolean arePairs(int i, int j) {
    return samples.get(i).size() > 1 && recipes.get(i).seeds().equals(recipes.get(j).seeds());
  }

  /** With no degrees of freedom if nothing is known. */
  private Measured deviation(int i) {
    if (samples.get(i).size() > 1) {
      return ofSeeds.moderate(ownDeviation(i));
    }
    return new Measured(
        StandardError.SPREAD_OF_ONE * ofSeeds.deviation(), ofSeeds.degreesOfFreedom());
  }

  private Measured ownDeviation(int i) {
    Sample sample = samples.get(i);
    return new Measured(sample.flooredDeviation().orElseThrow(), sample.size() - 1.0);
  }

  private Measured ofDifferences(int i, int j) {
    List<Double> ofOther = samples.get(j).values();
    List<Double> differences =
        IntStream.range(0, ofOther.size())
            .mapToObj(seed -> samples.get(i).values().get(seed) - ofOther.get(seed))
            .toList();
    double floor = samples.get(i).measure().leastDeviation(samples.get(i).mean());
    return new Measured(
        Math.max(floor, Moments.standardDeviation(differences).orElseThrow()),
        ofOther.size() - 1.0);
  }

  /** Of a little fewer degrees at times, which is on the safe side, so that few are calculated. */
  private double quantile(double degreesOfFreedom) {
    double steps = degreesOfFreedom < FINE ? STEPS : 1;
    double fewer = Math.floor(degreesOfFreedom * steps) / steps;
    double known = fewer > 0 ? fewer : degreesOfFreedom;
    return quantiles.computeIfAbsent(known, f -> new StudentT(f).exceededWith(alpha));
  }
}
