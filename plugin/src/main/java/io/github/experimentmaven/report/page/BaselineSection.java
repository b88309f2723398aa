package io.github.experimentmaven.report.page;

import io.github.experimentmaven.gate.CheckSubject;
import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.numbers.Digits;
import io.github.experimentmaven.report.chart.DifferenceStrip;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.Verdict.BaselineComparison;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An experiment compared with its baseline. Changes are signed so that + is better, for losses as
 * well as for accuracies.
 *
 * @param rows one a compared metric; none if only images were compared
 * @param passed one sentence for each metric that passes; the section of gates has those of the
 *     others
 * @param images which test images flipped, or null if they were not compared
 * @param advice what the command is for; empty without one
 * @param command makes the results the baseline; null where that is refused, or where the baseline
 *     is published by another project
 */
public record BaselineSection(
    List<Row> rows,
    List<String> passed,
    @Nullable ChangedImages images,
    String advice,
    @Nullable String command) {

  private static final String CROSS_VALIDATION = "cross_validation";

  /**
   * One metric.
   *
   * @param metric its key: {@code test_accuracy}
   * @param baseline the baseline's mean: {@code 0.9834}
   * @param baselineSeeds how many seeds that is a mean of: {@code 10 seeds}
   * @param now the mean now
   * @param seeds how many seeds that is a mean of
   * @param change how much better it is, signed
   * @param interval confidence interval of the change, {@code +0.0007 … +0.0015}; null if there is
   *     none, or nothing had to be estimated
   * @param confidence with which each bound of the interval holds: {@code 95 %}
   * @param test by which the interval was made: {@code paired t test}; empty if nothing had to be
   *     estimated, or nothing could be
   * @param margin the largest tolerated decline
   * @param strip the interval against 0 and the margin
   * @param verdict {@code improved}, {@code pass}, {@code new}, {@code inconclusive} or {@code
   *     fail}
   */
  public record Row(
      String metric,
      String baseline,
      String baselineSeeds,
      String now,
      String seeds,
      String change,
      @Nullable String interval,
      String confidence,
      String test,
      String margin,
      Markup strip,
      String verdict) {}

  /** The comparison, or null if nothing was compared. */
  static @Nullable BaselineSection of(ReportedExperiment reported, PageNames names) {
    List<Check> compared = compared(reported).toList();
    ImageChanges images = reported.result().verdict().images();
    if (compared.isEmpty() && images == null) {
      return null;
    }
    boolean acceptable = isAcceptable(reported);
    return new BaselineSection(
        compared.stream().map(BaselineSection::row).toList(),
        compared.stream()
            .filter(check -> check.outcome() == Outcome.PASS)
            .map(check -> PlainText.of(check.explanation()))
            .toList(),
        images == null ? null : ChangedImages.of(images, FlipGroup.of(reported, names)),
        acceptable ? advice(reported.outcome()) : "",
        acceptable ? MavenCommand.accept(reported, "why") : null);
  }

  /** The baseline's mean of the metric that people look at first, if it was compared. */
  static Optional<Double> headline(ReportedExperiment reported) {
    return headlineComparison(reported).map(BaselineComparison::baselineMean);
  }

  /** How much better that metric is than the baseline's, if it was compared. */
  static Optional<Double> headlineChange(ReportedExperiment reported) {
    return headlineComparison(reported).map(BaselineComparison::difference);
  }

  private static Optional<BaselineComparison> headlineComparison(ReportedExperiment reported) {
    return reported.runs().isEmpty()
        ? Optional.empty()
        : compared(reported)
            .filter(check -> metric(check).equals(reported.headline().key()))
            .map(check -> Objects.requireNonNull(check.comparison()))
            .findFirst();
  }

  private static Stream<Check> compared(ReportedExperiment reported) {
    return reported.result().verdict().checks().stream()
        .filter(check -> check.comparison() != null);
  }

  /** Whether what does not hold, if anything, is the comparison, which accepting makes obsolete. */
  static boolean isAcceptable(ReportedExperiment reported) {
    return reported.experiment().baseline().artifact() == null
        && reported.isComplete()
        && reported.result().verdict().checks().stream()
            .filter(check -> check.outcome() == Outcome.FAIL)
            .allMatch(check -> check.comparison() != null);
  }

  private static String advice(Outcome outcome) {
    return switch (outcome) {
      case FAIL -> "If the change is intended, make these results the baseline:";
      case IMPROVED -> "If this is progress and not a leak of test data, make it the baseline:";
      case STOPPED, PASS, NEW, INCONCLUSIVE ->
          "To compare later builds with these results instead:";
    };
  }

  /** The metric's key; of a check that another version named, its name. */
  private static String metric(Check check) {
    return CheckSubject.of(check).orElse(null) instanceof CheckSubject.AgainstBaseline compared
        ? compared.metric().key()
        : check.name();
  }

  private static Row row(Check check) {
    BaselineComparison figures = Objects.requireNonNull(check.comparison());
    Double now = check.actual();
    Double lower = figures.lower();
    Double upper = figures.upper();
    int digits =
        Digits.ofComparison(
            figures.margin(),
            Stream.of(figures.difference(), lower, upper)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray());
    String change = NumberText.signed(figures.difference(), digits);
    String interval =
        lower == null || upper == null
            ? null
            : NumberText.signed(lower, digits) + " \u2026 " + NumberText.signed(upper, digits);
    String margin = NumberText.exact(figures.margin());
    String described =
        "change "
            + change
            + (interval == null ? "" : ", interval " + interval)
            + ", margin "
            + margin;
    return new Row(
        PlainText.of(metric(check)),
        NumberText.fixed(figures.baselineMean(), digits),
        NumberText.counted(figures.baselineSeeds(), noun(figures)),
        now == null ? "\u2013" : NumberText.fixed(now, digits),
        NumberText.counted(figures.seeds(), noun(figures)),
        change,
        interval,
        NumberText.exact(percent(figures.confidence())) + "\u00a0%",
        test(figures.test()),
        margin,
        DifferenceStrip.of(figures.difference(), lower, upper, figures.margin(), described),
        VerdictName.of(check.outcome()));
  }

  private static String noun(BaselineComparison figures) {
    return figures.test().equals(CROSS_VALIDATION) ? "fold" : "seed";
  }

  private static String test(String test) {
    return switch (test) {
      case "paired" -> "paired t test";
      case CROSS_VALIDATION -> "corrected resampled t test";
      case "welch" -> "Welch\u2019s t test";
      case "student" -> "Student\u2019s t test";
      case "prediction" -> "prediction interval";
      default -> "";
    };
  }

  /** Without the noise that 1 minus a probability leaves. */
  private static double percent(double confidence) {
    return Decimal.calculated(confidence).movePointRight(2).doubleValue();
  }
}
