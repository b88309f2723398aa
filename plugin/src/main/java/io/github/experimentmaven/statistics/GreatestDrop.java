package io.github.experimentmaven.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Whether a class has lost more recall than seeds explain, all classes looked at together.
 *
 * <p>Recall comes in steps of one image, is skewed near 1, and the same network errs in several
 * classes, so that no table of a distribution fits. The seeds are therefore dealt out in every
 * other way there is, and the greatest drop of any class is compared with what it is then (Westfall
 * and Young 1993): whatever the distribution, unchanged recipes see a p value of at most {@code
 * alpha} for <em>any</em> class with probability {@code alpha}. Drops are in units of what is usual
 * for the class: the root of the sum of its variance over seeds and its binomial variance, which
 * keeps a few seeds that happen to agree from making a small drop great.
 *
 * <p>Where each seed is on both sides, the two networks of a seed have the same initial weights and
 * the same order of images: they are pairs, and what is exchanged are the sides of a pair.
 *
 * <p>Otherwise a candidate that is no worse but scatters twice as much would be warned of in up to
 * a quarter of the cases. So Welch's and Student's test of the class have their say, too,
 * multiplied by the number of classes (Bonferroni), and the greatest p value counts: a twentieth is
 * left. {@code GreatestDropTest} simulates both.
 */
public final class GreatestDrop {

  /** Fewer on either side do not tell what their scatter is. */
  public static final int LEAST_SEEDS = 3;

  /** What rounding may do to equal drops. */
  private static final double ROUNDING = 1e-9;

  private final List<ClassRecall> classes;
  private final int baseline;
  private final int candidate;
  private final double[][] values;
  private final double[] binomialVariances;

  private GreatestDrop(List<ClassRecall> classes) {
    this.classes = classes;
    this.baseline = classes.get(0).baseline().size();
    this.candidate = classes.get(0).candidate().size();
    this.values = classes.stream().map(ClassRecall::values).toArray(double[][]::new);
    this.binomialVariances = classes.stream().mapToDouble(ClassRecall::binomialVariance).toArray();
    for (ClassRecall each : classes) {
      if (each.baseline().size() != baseline || each.candidate().size() != candidate) {
        throw new IllegalArgumentException("classes of different numbers of seeds");
      }
    }
  }

  /** Whether so many seeds can be dealt out in ways enough for a p value of {@code alpha}. */
  public static boolean canTell(int baselineSeeds, int candidateSeeds, double alpha) {
    return Math.min(baselineSeeds, candidateSeeds) >= LEAST_SEEDS
        && 1 / Relabelling.countOfSeeds(baselineSeeds, candidateSeeds) <= alpha;
  }

  /** The same of so many pairs. */
  public static boolean canTellPairs(int pairs, double alpha) {
    return pairs >= LEAST_SEEDS && 1 / Relabelling.countOfPairs(pairs) <= alpha;
  }

  /**
   * Compares two recipes.
   *
   * @param classes at least one, all of the same seeds, at least {@link #LEAST_SEEDS} on either
   *     side
   * @return the p value of each class, in their order
   */
  public static List<Double> pValues(List<ClassRecall> classes) {
    GreatestDrop drop = new GreatestDrop(classes);
    if (Math.min(drop.baseline, drop.candidate) < LEAST_SEEDS) {
      throw new IllegalArgumentException("fewer than " + LEAST_SEEDS + " seeds on a side");
    }
    double[] p = exceeded(Relabelling.ofSeeds(drop.baseline, drop.candidate), drop::dropsOfSeeds);
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.max(p[i], Math.min(1, p.length * parametric(classes.get(i))));
    }
    return boxed(p);
  }

  /**
   * Compares two recipes seed by seed.
   *
   * @param classes at least one, both sides of each in the order of the same seeds
   * @return the p value of each class, in their order
   */
  public static List<Double> pValuesOfPairs(List<ClassRecall> classes) {
    GreatestDrop drop = new GreatestDrop(classes);
    if (drop.baseline != drop.candidate) {
      throw new IllegalArgumentException(
          drop.baseline + " and " + drop.candidate + " are no pairs");
    }
    return boxed(exceeded(Relabelling.ofPairs(drop.baseline), drop::dropsOfPairs));
  }

  /** How often the greatest drop is at least that of each class as it was seen, which is first. */
  private static double[] exceeded(List<boolean[]> ways, Function<boolean[], double[]> drops) {
    double[] greatest =
        ways.stream()
            .mapToDouble(way -> DoubleStream.of(drops.apply(way)).max().orElseThrow())
            .toArray();
    return DoubleStream.of(drops.apply(ways.get(0)))
        .map(
            seen ->
                (double) DoubleStream.of(greatest).filter(each -> each >= seen - ROUNDING).count()
                    / greatest.length)
        .toArray();
  }

  private double[] dropsOfSeeds(boolean[] isCandidate) {
    double[] drops = new double[classes.size()];
    for (int i = 0; i < drops.length; i++) {
      Side before = Side.of(values[i], isCandidate, false);
      Side after = Side.of(values[i], isCandidate, true);
      drops[i] =
          (before.mean() - after.mean())
              / Math.sqrt(pooledVariance(before, after) + binomialVariances[i]);
    }
    return drops;
  }

  private double[] dropsOfPairs(boolean[] isExchanged) {
    double[] drops = new double[classes.size()];
    double[] ofSeeds = new double[baseline];
    for (int i = 0; i < drops.length; i++) {
      for (int seed = 0; seed < baseline; seed++) {
        double drop = values[i][seed] - values[i][baseline + seed];
        ofSeeds[seed] = isExchanged[seed] ? -drop : drop;
      }
      Side side = Side.of(ofSeeds);
      drops[i] = side.mean() / Math.sqrt(side.variance() + binomialVariances[i]);
    }
    return drops;
  }

  /** The weaker of Welch's and of Student's evidence, for this class alone. */
  private static double parametric(ClassRecall recall) {
    Side before = Side.of(recall.baseline());
    Side after = Side.of(recall.candidate());
    return StandardError.unpaired(
            before.deviation(recall.step()),
            recall.baseline().size(),
            after.deviation(recall.step()),
            recall.candidate().size())
        .stream()
        .mapToDouble(error -> error.pValue(before.mean() - after.mean()))
        .max()
        .orElse(1);
  }

  private static double pooledVariance(Side one, Side other) {
    return ((one.count() - 1) * one.variance() + (other.count() - 1) * other.variance())
        / (one.count() + other.count() - 2);
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** Moments in plain doubles: they are only compared, and there are thousands of them. */
  private record Side(int count, double mean, double variance) {

    static Side of(List<Double> values) {
      return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static Side of(double... values) {
      return of(values, new boolean[values.length], false);
    }

    /** Of the values that are labelled so. */
    static Side of(double[] values, boolean[] labels, boolean label) {
      int count = 0;
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        if (labels[i] == label) {
          count++;
          sum += values[i];
        }
      }
      double mean = sum / count;
      double squares = 0;
      for (int i = 0; i < values.length; i++) {
        if (labels[i] == label) {
          squares += (values[i] - mean) * (values[i] - mean);
        }
      }
      return new Side(count, mean, squares / (count - 1));
    }

    /** Not less than a floor. */
    double deviation(double floor) {
      return Math.max(floor, Math.sqrt(variance));
    }
  }
}
