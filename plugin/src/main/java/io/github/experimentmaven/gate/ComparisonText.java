package io.github.experimentmaven.gate;

import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.numbers.Digits;
import io.github.experimentmaven.statistics.Comparison;
import io.github.experimentmaven.statistics.ComparisonOutcome;
import io.github.experimentmaven.statistics.Interval;
import io.github.experimentmaven.statistics.Sample;
import io.github.experimentmaven.statistics.SeedsNeeded;
import io.github.experimentmaven.statistics.SignificanceTest;
import java.math.BigDecimal;

/**
 * A comparison with the baseline in one paragraph: what was compared, the figures, the interval,
 * what it means.
 *
 * <pre>
 * test_accuracy 0.9712 (mean of 3 seeds) is 0.0088 below the baseline's 0.9800 (mean of 10 seeds);
 * the true difference lies between 0.0071 and 0.0105 worse (each bound with 95% confidence), which
 * is more than the allowed 0.003
 * </pre>
 */
public final class ComparisonText {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Of a probability. */
  private static final int SIGNIFICANT = 2;

  private final String metric;
  private final Comparison comparison;
  private final Interval interval;
  private final int digits;

  private ComparisonText(String metric, Comparison comparison) {
    this.metric = metric;
    this.comparison = comparison;
    this.interval = comparison.interval();
    this.digits =
        Digits.ofComparison(
            comparison.margin(), comparison.difference(), interval.lower(), interval.upper());
  }

  /** The paragraph, in one line and without a full stop at its end. */
  public static String of(String metric, Comparison comparison) {
    var text = new ComparisonText(metric, comparison);
    return text.figures() + text.certainty() + text.meaning();
  }

  private String figures() {
    Sample baseline = comparison.baseline();
    Sample candidate = comparison.candidate();
    double rise = candidate.mean() - baseline.mean();
    String where =
        Digits.isRounding(rise)
            ? "the same as"
            : fixed(Math.abs(rise)) + (rise < 0 ? " below" : " above");
    return "%s %s (%s) is %s the baseline's %s (%s)"
        .formatted(
            metric,
            fixed(candidate.mean()),
            averaged(candidate),
            where,
            fixed(baseline.mean()),
            switch (comparison.test()) {
              case PAIRED -> "mean of the same seeds";
              case CROSS_VALIDATION -> "mean of the same folds";
              case WELCH, STUDENT, PREDICTION, NONE -> averaged(baseline);
            });
  }

  private String averaged(Sample sample) {
    return comparison.test() == SignificanceTest.CROSS_VALIDATION
        ? "mean of " + sample.size() + " folds"
        : SeedCount.averaged(sample.size());
  }

  private String certainty() {
    String test =
        switch (comparison.test()) {
          case NONE -> "";
          case PAIRED -> "paired t test";
          case CROSS_VALIDATION -> "corrected resampled t test";
          case WELCH -> "Welch's t test";
          case STUDENT -> "Student's t test";
          case PREDICTION ->
              "prediction interval, in which one seed may spread twice as much as the others";
        };
    return test.isEmpty()
        ? "; a single seed on each side says nothing about seed-to-seed variation"
        : "; the true difference lies between %s (each bound with %s%% confidence, %s)"
            .formatted(range(), confidence(), test);
  }

  private String range() {
    String lower = fixed(Math.abs(interval.lower()));
    String upper = fixed(Math.abs(interval.upper()));
    if (interval.upper() < 0) {
      return upper + " and " + lower + " worse";
    }
    return interval.lower() < 0
        ? lower + " worse and " + upper + " better"
        : lower + " and " + upper + " better";
  }

  private String meaning() {
    String allowed = "the allowed " + Digits.exact(comparison.margin()).toPlainString();
    return switch (comparison.outcome()) {
      case PASS -> ", which is within " + allowed;
      case FAIL ->
          interval.upper() < -comparison.margin()
              ? ", which is more than " + allowed
              : ": it is worse, and more likely than not by more than " + allowed;
      case IMPROVED ->
          ": better than chance explains; if nothing was done to improve it, look for test"
              + " samples among the training samples before accepting it";
      case INCONCLUSIVE -> ": " + doubt(allowed) + advice();
    };
  }

  private String doubt(String allowed) {
    if (comparison.outcomeAlone() == ComparisonOutcome.FAIL) {
      return "on its own it would fail; corrected for all gated metrics (Holm) it is not significant"
          + " (p %s, above %s)"
              .formatted(figure(comparison.adjusted().worse()), figure(comparison.alpha()));
    }
    return interval.upper() < 0
        ? "it is worse, but whether by more than " + allowed + " is open"
        : "it may be no change at all, or more than " + allowed;
  }

  private String advice() {
    if (comparison.test() == SignificanceTest.NONE) {
      return "; train several seeds of each, at least 3";
    }
    if (comparison.test() == SignificanceTest.CROSS_VALIDATION) {
      return "; more samples would settle it, but more seeds would not: decide by hand, or allow a"
          + " larger drop";
    }
    return SeedsNeeded.toSettle(comparison)
        .map(
            needed ->
                "; about %s seeds%s would settle it if the difference stays"
                    .formatted(needed.candidate(), ofWhich(needed)))
        .orElse(
            "; no reasonable number of seeds would settle it: decide by hand, or allow a larger"
                + " drop");
  }

  private String ofWhich(SeedsNeeded needed) {
    if (comparison.test() == SignificanceTest.PAIRED) {
      return " that are in the baseline, too,";
    }
    return needed.baseline() == comparison.baseline().size()
        ? ""
        : " of each, baseline and candidate,";
  }

  private String confidence() {
    BigDecimal percent = BigDecimal.valueOf(100 * (1 - comparison.alpha()));
    int decimals = 2;
    // Nothing is sure: 99.999% must not be shown as 100%.
    while (Decimal.rounded(percent, decimals).compareTo(HUNDRED) == 0
        && decimals < percent.scale()) {
      decimals++;
    }
    return Decimal.rounded(percent, decimals).stripTrailingZeros().toPlainString();
  }

  private static String figure(double probability) {
    return Decimal.significant(Decimal.of(probability), SIGNIFICANT)
        .stripTrailingZeros()
        .toPlainString();
  }

  private String fixed(double value) {
    return Digits.fixed(value, digits);
  }
}
