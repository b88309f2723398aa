package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.InconclusivePolicy;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.gate.Looks.Decision;
import io.github.experimentmaven.numbers.Digits;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.BaselineComparison;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.statistics.Comparison;
import io.github.experimentmaven.statistics.ComparisonOutcome;
import io.github.experimentmaven.statistics.Interval;
import io.github.experimentmaven.statistics.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The gated metrics beside those of the baseline: one check for each that has a margin. */
final class BaselineCheck {

  /** In the place of a test where nothing had to be estimated. */
  private static final String BITS = "bits";

  private final Experiment experiment;
  private final AcceptedResult baseline;
  private final List<RunResult> runs;
  private final boolean failsAnyway;

  /**
   * @param runs at least one
   * @param failsAnyway whether something else does not hold, so that no more seeds are trained
   */
  BaselineCheck(
      Experiment experiment, AcceptedResult baseline, List<RunResult> runs, boolean failsAnyway) {
    this.experiment = experiment;
    this.baseline = baseline;
    this.runs = runs;
    this.failsAnyway = failsAnyway;
  }

  /** A check for each metric with a margin, and for each other one that has improved. */
  List<Check> judge() {
    if (SameBits.holdsForAll(baseline, runs)) {
      return experiment.gate().keySet().stream()
          .filter(metric -> Looks.hasMargin(experiment, metric))
          .map(this::same)
          .toList();
    }
    Decision decision = Looks.decide(experiment, baseline, runs);
    List<Check> checks = new ArrayList<>();
    for (Metric metric : experiment.gate().keySet()) {
      Double margin = experiment.maxDrop(metric);
      Comparison comparison = decision.comparisons().get(metric);
      if (comparison == null) {
        // Without a run of its own seeds the experiment is incomplete, which is said elsewhere.
        if (margin != null && isNowhereFinite(metric)) {
          checks.add(incomparable(metric, margin));
        }
      } else if (margin != null || comparison.outcome() == ComparisonOutcome.IMPROVED) {
        checks.add(compared(metric, margin, comparison, decision));
      }
    }
    return checks;
  }

  private Check compared(
      Metric metric, @Nullable Double margin, Comparison comparison, Decision decision) {
    Outcome outcome =
        switch (comparison.outcome()) {
          case IMPROVED -> Outcome.IMPROVED;
          case PASS -> Outcome.PASS;
          case INCONCLUSIVE ->
              experiment.baseline().onInconclusive() == InconclusivePolicy.FAIL
                  ? Outcome.FAIL
                  : Outcome.INCONCLUSIVE;
          case FAIL -> Outcome.FAIL;
        };
    Interval interval = comparison.interval();
    return new Check(
        name(metric),
        required(margin),
        comparison.candidate().mean(),
        comparison.difference() + comparison.margin(),
        outcome,
        ComparisonText.of(metric.key(), comparison) + consequence(comparison, decision),
        new BaselineComparison(
            comparison.baseline().mean(),
            comparison.baseline().size(),
            comparison.candidate().size(),
            comparison.difference(),
            finite(interval.lower()),
            finite(interval.upper()),
            1 - comparison.alpha(),
            comparison.margin(),
            comparison.test().name().toLowerCase(Locale.ROOT)));
  }

  private String consequence(Comparison comparison, Decision decision) {
    return switch (comparison.outcome()) {
      case PASS -> "";
      case FAIL -> AcceptCommand.toAccept(experiment);
      case IMPROVED -> AcceptCommand.toHold(experiment);
      case INCONCLUSIVE ->
          switch (experiment.baseline().onInconclusive()) {
            case PASS, WARN -> "";
            case FAIL ->
                "; it fails because on_inconclusive says so" + AcceptCommand.toAccept(experiment);
            case MORE_SEEDS -> moreSeeds(decision);
          };
    };
  }

  private String moreSeeds(Decision decision) {
    if (failsAnyway || decision.outcome() == ComparisonOutcome.FAIL) {
      return "; no more seeds are trained, as the experiment fails anyway";
    }
    PlannedSeeds planned = PlannedSeeds.of(experiment, baseline);
    if (decision.nextSeeds() == 0) {
      return "; " + planned.whyNoMore();
    }
    Set<Long> trained = runs.stream().map(run -> run.key().seed()).collect(Collectors.toSet());
    return "; 'mvn verify' trains %s as well"
        .formatted(
            SeedCount.named(
                planned.all().subList(0, decision.nextSeeds()).stream()
                    .filter(seed -> !trained.contains(seed))
                    .toList()));
  }

  private Check same(Metric metric) {
    double mean = Moments.mean(MetricValues.of(metric, runs));
    double accepted = Moments.mean(MetricValues.of(metric, baseline));
    double margin = Objects.requireNonNull(experiment.maxDrop(metric), "it has a margin");
    List<RunKey> keys = runs.stream().map(RunResult::key).toList();
    return new Check(
        name(metric),
        required(margin),
        mean,
        null,
        Outcome.PASS,
        "%s %s (%s) is the baseline's, bit for bit%s"
            .formatted(
                metric.key(),
                Digits.fixed(mean, Digits.USUAL),
                SeedCount.averaged(keys),
                runs.size() == baseline.runs().size()
                    ? ""
                    : ", whose %s have a mean of %s"
                        .formatted(
                            SeedCount.of(baseline.keys()), Digits.fixed(accepted, Digits.USUAL))),
        new BaselineComparison(
            mean,
            runs.size(),
            runs.size(),
            0,
            null,
            null,
            experiment.baseline().confidence(),
            margin,
            BITS));
  }

  private boolean isNowhereFinite(Metric metric) {
    return MetricValues.of(metric, runs).stream().noneMatch(Double::isFinite);
  }

  private Check incomparable(Metric metric, double margin) {
    double mean = Moments.mean(MetricValues.of(metric, runs));
    return new Check(
        name(metric),
        required(margin),
        mean,
        null,
        Outcome.FAIL,
        metric.key() + " is " + mean + " and so cannot be compared with the baseline");
  }

  private static String name(Metric metric) {
    return new CheckSubject.AgainstBaseline(metric).checkName();
  }

  private static String required(@Nullable Double margin) {
    return margin == null
        ? "no unexplained improvement"
        : "at most " + Digits.exact(margin).toPlainString() + " worse than the baseline";
  }

  private static @Nullable Double finite(double bound) {
    return Double.isFinite(bound) ? bound : null;
  }
}
