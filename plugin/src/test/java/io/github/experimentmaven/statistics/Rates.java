package io.github.experimentmaven.statistics;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How often each outcome came out of many simulated builds. */
final class Rates {

  private final Map<ComparisonOutcome, Integer> counts = new EnumMap<>(ComparisonOutcome.class);
  private int builds;

  void add(ComparisonOutcome outcome) {
    counts.merge(outcome, 1, Integer::sum);
    builds++;
  }

  double of(ComparisonOutcome outcome) {
    return counts.getOrDefault(outcome, 0) / (double) builds;
  }

  /** How often a regression was let through. */
  double passing() {
    return of(ComparisonOutcome.PASS) + of(ComparisonOutcome.IMPROVED);
  }

  /** What a rate may be more than its truth by chance of the simulation: 3 standard errors. */
  static double tolerance(double rate, int builds) {
    return 3 * Math.sqrt(rate * (1 - rate) / builds);
  }

  double tolerance(double rate) {
    return tolerance(rate, builds);
  }

  /** Cells of a Markdown table: passed, inconclusive, failed, improved. */
  String cells() {
    return Stream.of(
            ComparisonOutcome.PASS,
            ComparisonOutcome.INCONCLUSIVE,
            ComparisonOutcome.FAIL,
            ComparisonOutcome.IMPROVED)
        .map(outcome -> percent(of(outcome)))
        .collect(Collectors.joining(" | "));
  }

  static String percent(double rate) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * rate);
  }
}
