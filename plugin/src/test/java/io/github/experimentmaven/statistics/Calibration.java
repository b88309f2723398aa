package io.github.experimentmaven.statistics;

import io.github.experimentmaven.statistics.LookPlan.Look;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds of recipes whose truth is known, and what the gate says of them. */
final class Calibration {

  static final double ALPHA = 0.05;
  static final double ACCURACY = 0.98;
  static final double MARGIN = 0.003;
  static final double SPREAD = 0.001;
  static final double[] DROPS = {0, MARGIN / 2, MARGIN, 1.5 * MARGIN, 2 * MARGIN};
  static final int[] SEEDS = {1, 3, 5, 10};
  static final LookPlan PLAN = new LookPlan(3, 12);

  static final int BUILDS = 5_000;

  final Map<String, Rates> plain = new LinkedHashMap<>();
  final Map<String, Rates> looks = new LinkedHashMap<>();
  final Map<Double, Rates> power = new TreeMap<>();
  final Map<String, Rates> families = new LinkedHashMap<>();
  final Map<String, double[]> rules = new LinkedHashMap<>();
  final Map<String, double[]> floors = new LinkedHashMap<>();
  final Map<Integer, double[]> fixedBaselines = new TreeMap<>();

  Calibration() {
    simulateBuilds();
    simulatePower();
    simulateFamilies();
    simulateRules();
    simulateFloors();
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
    return Holm.correct(alone).values().stream()
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
          List<StandardError> errors = StandardError.of(baseline, candidate);
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

  /** Many builds against one baseline: the false alarms of an average and of an unlucky one. */
  private void simulateFixedBaselines() {
    Trainings trainings = new Trainings(6);
    int baselines = 200;
    int builds = 100;
    for (int n : new int[] {3, 5, 10, 20}) {
      int[] alarms = new int[baselines];
      for (int each = 0; each < baselines; each++) {
        double[] baseline = trainings.accuracies(n, ACCURACY, SPREAD);
        for (int build = 0; build < builds; build++) {
          double[] candidate = trainings.accuracies(3, ACCURACY, SPREAD);
          ComparisonOutcome outcome = compare(baseline, n, candidate, 3, 0.001, ALPHA);
          alarms[each] += outcome == ComparisonOutcome.FAIL ? 1 : 0;
        }
      }
      Arrays.sort(alarms);
      double[] rates = shares(alarms, builds);
      double average = Arrays.stream(rates).average().orElseThrow();
      fixedBaselines.put(n, new double[] {average, rates[(int) (0.95 * baselines)]});
    }
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
