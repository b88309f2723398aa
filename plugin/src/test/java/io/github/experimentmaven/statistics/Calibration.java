package io.github.experimentmaven.statistics;

import io.github.experimentmaven.statistics.LookPlan.Look;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Builds of recipes whose truth is known, and what the gate says of them. */
final class Calibration {

  static final double ALPHA = 0.05;
  static final double ACCURACY = 0.98;
  static final double MARGIN = 0.003;
  static final double SPREAD = 0.001;
  static final double[] DROPS = {0, MARGIN / 2, MARGIN, 1.5 * MARGIN, 2 * MARGIN};
  static final int[] SEEDS = {1, 3, 5, 10};
  static final LookPlan PLAN = new LookPlan(3, 12);

  static final double CORRELATION = 0.6;
  static final double[] ALLOWED = {0.25, 0.5, 0.75, 1, 1.5, 2, 3};

  static final int BUILDS = 5_000;

  static final int[] FOLDS = {3, 5, 10};
  static final int[] SEEDS_OF_FOLDS = {1, 4};
  static final double MARGIN_OF_FOLDS = 3;
  private static final double DEVIATION_OF_SEEDS = 0.5;

  final Map<String, Rates> plain = new LinkedHashMap<>();
  final Map<String, Rates> looks = new LinkedHashMap<>();
  final Map<Double, Rates> power = new TreeMap<>();
  final Map<String, Rates> families = new LinkedHashMap<>();
  final Map<String, double[]> rules = new LinkedHashMap<>();
  final Map<String, double[]> floors = new LinkedHashMap<>();
  final Map<String, double[]> scatters = new LinkedHashMap<>();
  final Map<String, double[]> pairs = new LinkedHashMap<>();
  final Map<String, double[]> folds = new LinkedHashMap<>();
  final Map<String, double[]> allowed = new LinkedHashMap<>();
  final Map<String, double[]> fixedBaselines = new LinkedHashMap<>();

  Calibration() {
    simulateBuilds();
    simulatePower();
    simulateFamilies();
    simulateRules();
    simulateFloors();
    simulateScatters();
    simulatePairs();
    simulateFolds();
    simulateAllowedDrops();
    simulateFixedBaselines();
  }

  private void simulateBuilds() {
    Trainings trainings = new Trainings(1);
    for (int build = 0; build < BUILDS; build++) {
      double[] baseline = trainings.evaluated(10, ACCURACY, SPREAD);
      for (double drop : DROPS) {
        double[] candidate = trainings.evaluated(PLAN.maxSeeds(), ACCURACY - drop, SPREAD);
        for (int n : SEEDS) {
          for (int k : SEEDS) {
            count(plain, key(n, k, drop), compare(baseline, n, candidate, k, MARGIN, ALPHA));
          }
          count(looks, key(n, 0, drop), look(baseline, n, candidate));
        }
      }
    }
  }

  private static ComparisonOutcome look(double[] baseline, int n, double[] candidate) {
    ComparisonOutcome outcome = ComparisonOutcome.INCONCLUSIVE;
    for (Look look : PLAN.looks(ALPHA)) {
      outcome = compare(baseline, n, candidate, look.seeds(), MARGIN, look.alpha());
      if (outcome != ComparisonOutcome.INCONCLUSIVE) {
        return outcome;
      }
    }
    return outcome;
  }

  private void simulatePower() {
    Trainings trainings = new Trainings(2);
    for (int build = 0; build < BUILDS; build++) {
      double[] baseline = trainings.accuracies(10, ACCURACY, 0.001);
      for (double drop : new double[] {0, 0.001, 0.002, 0.003}) {
        double[] candidate = trainings.accuracies(5, ACCURACY - drop, 0.001);
        ComparisonOutcome outcome = compare(baseline, 10, candidate, 5, 0.002, ALPHA);
        power.computeIfAbsent(drop, any -> new Rates()).add(outcome);
      }
    }
  }

  /** Accuracy and loss of the same trainings, correlated by -0.7. */
  private void simulateFamilies() {
    Trainings trainings = new Trainings(3);
    for (int build = 0; build < BUILDS; build++) {
      double[][] baseline = twoMetrics(trainings, 10, 0, 0);
      double[][] same = twoMetrics(trainings, 5, 0, 0);
      count(families, "neither, margin 0", family(baseline, same, 0, 0));
      count(families, "neither", family(baseline, same, MARGIN, 0.01));
      double[][] loss = twoMetrics(trainings, 5, 0, 0.01);
      count(families, "the loss, by its margin", family(baseline, loss, MARGIN, 0.01));
      double[][] both = twoMetrics(trainings, 5, 2 * MARGIN, 0.02);
      count(families, "both, by twice their margins", family(baseline, both, MARGIN, 0.01));
    }
  }

  private static double[][] twoMetrics(Trainings trainings, int seeds, double drop, double rise) {
    double[] accuracies = new double[seeds];
    double[] losses = new double[seeds];
    for (int seed = 0; seed < seeds; seed++) {
      double common = trainings.normal();
      double own = trainings.normal();
      accuracies[seed] = Trainings.onGrid(ACCURACY - drop + 0.0015 * common);
      losses[seed] = 0.07 + rise + 0.004 * (-0.7 * common + Math.sqrt(0.51) * own);
    }
    return new double[][] {accuracies, losses};
  }

  private static ComparisonOutcome family(
      double[][] baseline, double[][] candidate, double maxDrop, double maxRise) {
    Map<String, Comparison> alone =
        Map.of(
            "accuracy",
            Comparison.of(
                Samples.accuracies(baseline[0]), Samples.accuracies(candidate[0]), maxDrop, ALPHA),
            "loss",
            Comparison.of(
                Samples.losses(baseline[1]), Samples.losses(candidate[1]), maxRise, ALPHA));
    return Holm.correct(alone, metric -> true).values().stream()
        .map(Comparison::outcome)
        .reduce(ComparisonOutcome.IMPROVED, ComparisonOutcome::and);
  }

  /** Welch's, Student's and the wider: how often a drop of the margin is taken to be within. */
  private void simulateRules() {
    Trainings trainings = new Trainings(4);
    for (int[] seeds : new int[][] {{10, 2}, {10, 3}, {10, 5}, {10, 10}, {3, 10}}) {
      for (double ratio : new double[] {1, 3}) {
        int[] missed = new int[3];
        for (int build = 0; build < BUILDS; build++) {
          Sample baseline = Samples.accuracies(trainings.accuracies(seeds[0], 0.9, SPREAD));
          Sample candidate =
              Samples.accuracies(trainings.accuracies(seeds[1], 0.9, SPREAD * ratio));
          double gain = candidate.mean() - baseline.mean();
          List<StandardError> errors = SignificanceTest.WELCH.errors(baseline, candidate);
          boolean welch = errors.get(0).pValue(gain) <= ALPHA;
          boolean student = errors.get(1).pValue(gain) <= ALPHA;
          missed[0] += welch ? 1 : 0;
          missed[1] += student ? 1 : 0;
          missed[2] += welch && student ? 1 : 0;
        }
        rules.put("| %d | %d | %.0f ".formatted(seeds[0], seeds[1], ratio), shares(missed, BUILDS));
      }
    }
  }

  /** False alarms with a margin of 0 where seeds hardly differ, without and with the floor. */
  private void simulateFloors() {
    Trainings trainings = new Trainings(5);
    for (int[] seeds : new int[][] {{2, 1}, {3, 1}, {10, 1}, {3, 3}, {10, 5}}) {
      for (double images : new double[] {0.25, 0.5, 1, 2}) {
        int[] alarms = new int[2];
        for (int build = 0; build < BUILDS; build++) {
          double truth = 0.98 + trainings.uniform() / Trainings.IMAGES;
          double deviation = images / Trainings.IMAGES;
          double[] baseline = trainings.accuracies(seeds[0], truth, deviation);
          double[] candidate = trainings.accuracies(seeds[1], truth, deviation);
          alarms[0] += failsWithoutFloor(baseline, candidate) ? 1 : 0;
          ComparisonOutcome outcome = compare(baseline, seeds[0], candidate, seeds[1], 0, ALPHA);
          alarms[1] += outcome == ComparisonOutcome.FAIL ? 1 : 0;
        }
        floors.put("| %d | %d | %s ".formatted(seeds[0], seeds[1], images), shares(alarms, BUILDS));
      }
    }
  }

  /** An accuracy of so many images that a step of one does not count. */
  private static boolean failsWithoutFloor(double[] baseline, double[] candidate) {
    Measure fine = Measure.accuracy(Long.MAX_VALUE);
    return Comparison.of(Samples.sample(fine, baseline), Samples.sample(fine, candidate), 0, ALPHA)
            .outcome()
        == ComparisonOutcome.FAIL;
  }

  /**
   * Seeds that do not scatter normally, or not alike: false alarms, missed, builds with outliers.
   */
  /**
   * Differences of folds, whose deviation is 1: a part of each, the luck of what all folds are
   * trained on, is the same in all; seeds add to it what they deviate by.
   */
  private void simulateFolds() {
    Trainings trainings = new Trainings(11);
    for (int count : FOLDS) {
      for (int seeds : SEEDS_OF_FOLDS) {
        for (double correlation : new double[] {0, 1.0 / count}) {
          int[] counts = new int[5];
          for (int build = 0; build < BUILDS; build++) {
            double shared = StrictMath.sqrt(correlation) * trainings.normal();
            double[] means = new double[count];
            double[] runs = new double[count * seeds];
            for (int fold = 0; fold < count; fold++) {
              double own = shared + StrictMath.sqrt(1 - correlation) * trainings.normal();
              for (int seed = 0; seed < seeds; seed++) {
                double run = own + DEVIATION_OF_SEEDS * trainings.normal();
                runs[fold * seeds + seed] = run;
                means[fold] += run / seeds;
              }
            }
            counts[0] += fails(Comparison.paired(none(runs), losses(runs, 0), 0, ALPHA));
            counts[1] += failsByRuns(runs, count) ? 1 : 0;
            counts[2] += fails(Comparison.crossValidated(none(means), losses(means, 0), 0, ALPHA));
            Comparison worse =
                Comparison.crossValidated(
                    none(means), losses(means, MARGIN_OF_FOLDS), MARGIN_OF_FOLDS, ALPHA);
            counts[3] += passes(worse) ? 1 : 0;
            Comparison twice =
                Comparison.crossValidated(
                    none(means), losses(means, 2 * MARGIN_OF_FOLDS), MARGIN_OF_FOLDS, ALPHA);
            counts[4] += fails(twice);
          }
          folds.put(foldsKey(count, seeds, correlation), shares(counts, BUILDS));
        }
      }
    }
  }

  /** By the corrected test of Bouckaert and Frank, who count runs. */
  private static boolean failsByRuns(double[] differences, int folds) {
    List<Double> values = Arrays.stream(differences).boxed().toList();
    double deviation = Moments.standardDeviation(values).orElseThrow();
    double mean = Moments.mean(values);
    StandardError error =
        new StandardError(
            deviation * Math.sqrt(1.0 / values.size() + 1.0 / (folds - 1)), values.size() - 1.0);
    return mean > 0 && error.pValue(mean) <= ALPHA;
  }

  static String foldsKey(int folds, int seeds, double correlation) {
    return String.format(Locale.ROOT, "| %d | %d | %.1f ", folds, seeds, correlation);
  }

  private static int fails(Comparison comparison) {
    return comparison.outcome() == ComparisonOutcome.FAIL ? 1 : 0;
  }

  private static Sample none(double[] differences) {
    return Samples.losses(new double[differences.length]);
  }

  private static Sample losses(double[] differences, double more) {
    return Samples.losses(Arrays.stream(differences).map(each -> each + more).toArray());
  }

  private void simulateScatters() {
    Trainings trainings = new Trainings(7);
    for (Scatter scatter : Scatter.values()) {
      for (boolean paired : new boolean[] {false, true}) {
        for (int[] seeds :
            new int[][] {{10, 1}, {3, 1}, {1, 3}, {10, 5}, {10, 10}, {5, 5}, {3, 3}}) {
          if (paired && (seeds[0] < 3 || seeds[1] < 3 || !scatter.canCorrelate())) {
            continue;
          }
          int[] counts = new int[4];
          for (int build = 0; build < BUILDS; build++) {
            double[] luck = trainings.lucks(seeds[0]);
            double[] other =
                paired
                    ? trainings.correlated(luck, seeds[1], CORRELATION)
                    : trainings.lucks(seeds[1]);
            double margin = scatter.deviation();
            Sample baseline = sample(scatter, luck, 0, false, trainings);
            Sample same = sample(scatter, other, 0, true, trainings);
            Sample worse = sample(scatter, other, margin, true, trainings);
            boolean fails = whole(baseline, same, paired, 0).outcome() == ComparisonOutcome.FAIL;
            boolean isOutlying = !outliers(baseline, same).isEmpty();
            counts[0] += fails ? 1 : 0;
            counts[1] += passes(whole(baseline, worse, paired, margin)) ? 1 : 0;
            counts[2] += isOutlying ? 1 : 0;
            counts[3] += fails || isOutlying ? 1 : 0;
          }
          scatters.put(scatterKey(scatter, seeds[0], seeds[1], paired), shares(counts, BUILDS));
        }
      }
    }
  }

  static String scatterKey(Scatter scatter, int n, int k, boolean paired) {
    return "| %s | %d | %d | %s ".formatted(scatter.title, n, k, paired ? "paired" : "unpaired");
  }

  private static Sample sample(
      Scatter scatter, double[] lucks, double drop, boolean ofCandidate, Trainings trainings) {
    return Samples.accuracies(
        Arrays.stream(lucks)
            .map(luck -> scatter.accuracy(luck, drop, ofCandidate, trainings))
            .toArray());
  }

  private static Set<Integer> outliers(Sample baseline, Sample candidate) {
    return candidate.size() == 1
        ? Set.of()
        : Outliers.of(
            candidate,
            Samples.without(baseline, Outliers.of(baseline, Outliers.ALPHA)),
            Outliers.ALPHA);
  }

  /** As the gate does it: without the outliers of either side. */
  private static Comparison whole(
      Sample baseline, Sample candidate, boolean paired, double margin) {
    Set<Integer> before = Outliers.of(baseline, Outliers.ALPHA);
    Set<Integer> now = outliers(baseline, candidate);
    if (!paired) {
      return Comparison.of(
          Samples.without(baseline, before), Samples.without(candidate, now), margin, ALPHA);
    }
    Set<Integer> unpaired =
        IntStream.range(0, baseline.size())
            .filter(seed -> seed >= candidate.size() || before.contains(seed) || now.contains(seed))
            .boxed()
            .collect(Collectors.toSet());
    Sample pairs = Samples.without(baseline, unpaired);
    return pairs.size() < 3
        ? Comparison.of(
            Samples.without(baseline, before), Samples.without(candidate, now), margin, ALPHA)
        : Comparison.paired(pairs, Samples.without(candidate, unpaired), margin, ALPHA);
  }

  private static boolean passes(Comparison comparison) {
    return comparison.outcome() == ComparisonOutcome.PASS
        || comparison.outcome() == ComparisonOutcome.IMPROVED;
  }

  /** How often a drop of half the margin passes: Welch, paired, and paired with more seeds. */
  private void simulatePairs() {
    Trainings trainings = new Trainings(9);
    for (double deviation : new double[] {0.0010, 0.0017}) {
      for (double correlation : new double[] {0.6, 0.8}) {
        int[] passed = new int[4];
        for (int build = 0; build < BUILDS; build++) {
          double[] luck = trainings.lucks(20);
          double[] other = trainings.correlated(luck, 20, correlation);
          double[] baseline = accuracies(luck, 0, deviation);
          double[] candidate = accuracies(other, 0.001, deviation);
          passed[0] +=
              compare(baseline, 10, candidate, 5, 0.002, ALPHA) == ComparisonOutcome.PASS ? 1 : 0;
          passed[1] += pass(baseline, candidate, new LookPlan(5, 5)) ? 1 : 0;
          passed[2] += pass(baseline, candidate, new LookPlan(5, 10)) ? 1 : 0;
          passed[3] += pass(baseline, candidate, new LookPlan(5, 20)) ? 1 : 0;
        }
        pairs.put("| %.4f | %.1f ".formatted(deviation, correlation), shares(passed, BUILDS));
      }
    }
  }

  private static double[] accuracies(double[] lucks, double drop, double deviation) {
    return Arrays.stream(lucks)
        .map(luck -> Trainings.onGrid(ACCURACY - drop + deviation * luck))
        .toArray();
  }

  private static boolean pass(double[] baseline, double[] candidate, LookPlan plan) {
    for (Look look : plan.looks(ALPHA)) {
      ComparisonOutcome outcome =
          Comparison.paired(
                  Samples.accuracies(Arrays.copyOf(baseline, look.seeds())),
                  Samples.accuracies(Arrays.copyOf(candidate, look.seeds())),
                  0.002,
                  look.alpha())
              .outcome();
      if (outcome != ComparisonOutcome.INCONCLUSIVE) {
        return outcome == ComparisonOutcome.PASS;
      }
    }
    return false;
  }

  /** How often a drop that is allowed, of half the margin, fails all the same. */
  private void simulateAllowedDrops() {
    Trainings trainings = new Trainings(10);
    for (int[] seeds : new int[][] {{10, 1}, {3, 3}, {5, 5}, {10, 5}, {10, 10}}) {
      double[] rates = new double[ALLOWED.length];
      for (int m = 0; m < ALLOWED.length; m++) {
        int failed = 0;
        for (int build = 0; build < BUILDS; build++) {
          double margin = ALLOWED[m] * SPREAD;
          double[] baseline = accuracies(trainings.lucks(seeds[0]), 0, SPREAD);
          double[] candidate = accuracies(trainings.lucks(seeds[1]), margin / 2, SPREAD);
          failed +=
              against(baseline, candidate, margin).outcome() == ComparisonOutcome.FAIL ? 1 : 0;
        }
        rates[m] = failed / (double) BUILDS;
      }
      allowed.put("| %d | %d ".formatted(seeds[0], seeds[1]), rates);
    }
  }

  /** Many builds against one baseline: the errors of an average and of an unlucky one. */
  private void simulateFixedBaselines() {
    Trainings trainings = new Trainings(6);
    int baselines = 400;
    int builds = 250;
    for (int[] seeds : new int[][] {{5, 1}, {10, 1}, {3, 3}, {5, 5}, {10, 3}, {10, 10}, {20, 5}}) {
      for (double margin : new double[] {0.5, 1, 2}) {
        int[] alarms = new int[baselines];
        int[] missed = new int[baselines];
        for (int each = 0; each < baselines; each++) {
          double[] baseline = trainings.accuracies(seeds[0], ACCURACY, SPREAD);
          for (int build = 0; build < builds; build++) {
            double[] lucks = trainings.lucks(seeds[1]);
            double allowed = margin * SPREAD;
            Comparison same = against(baseline, accuracies(lucks, 0, SPREAD), allowed);
            Comparison worse = against(baseline, accuracies(lucks, allowed, SPREAD), allowed);
            alarms[each] += same.outcome() == ComparisonOutcome.FAIL ? 1 : 0;
            missed[each] += passes(worse) ? 1 : 0;
          }
        }
        fixedBaselines.put(
            "| %d | %d | %.1f ".formatted(seeds[0], seeds[1], margin),
            new double[] {
              mean(shares(alarms, builds)),
              oneInTwenty(shares(alarms, builds)),
              mean(shares(missed, builds)),
              oneInTwenty(shares(missed, builds))
            });
      }
    }
  }

  private static Comparison against(double[] baseline, double[] candidate, double margin) {
    return Comparison.of(
        Samples.accuracies(baseline), Samples.accuracies(candidate), margin, ALPHA);
  }

  private static double mean(double[] rates) {
    return Arrays.stream(rates).average().orElseThrow();
  }

  private static double oneInTwenty(double[] rates) {
    double[] ascending = rates.clone();
    Arrays.sort(ascending);
    return ascending[(int) (0.95 * rates.length)];
  }

  private static ComparisonOutcome compare(
      double[] baseline, int n, double[] candidate, int k, double margin, double alpha) {
    return Comparison.of(
            Samples.accuracies(Arrays.copyOf(baseline, n)),
            Samples.accuracies(Arrays.copyOf(candidate, k)),
            margin,
            alpha)
        .outcome();
  }

  private static void count(Map<String, Rates> rates, String key, ComparisonOutcome outcome) {
    rates.computeIfAbsent(key, any -> new Rates()).add(outcome);
  }

  static String key(int n, int k, double drop) {
    return n + "," + k + "," + drop;
  }

  private static double[] shares(int[] counts, int builds) {
    return Arrays.stream(counts).mapToDouble(count -> count / (double) builds).toArray();
  }
}
