package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.TrainerClass;
import io.github.experimentmaven.gate.StoppedText;
import io.github.experimentmaven.report.model.ReportedBaseline;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.StoppedExperiment;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The page of one experiment. What only runs can tell is null while there is none.
 *
 * @param name the experiment's name, behind its module's if two share it
 * @param verdict {@code improved}, {@code pass}, {@code new}, {@code inconclusive} or {@code fail}
 * @param description the person's own sentence; may be empty
 * @param facts file, data set, seeds and epochs, in a few words each
 * @param summary the outcome, in one sentence
 * @param stats the most important numbers
 * @param gates every check of the verdict
 * @param learning the learning curves
 * @param baseline how it compares with its baseline, or null if nothing was compared
 * @param trend its earlier results, or null if its history has fewer than two
 * @param sections what only its task has, in order
 * @param network what was trained
 * @param data what it was trained and tested on, or null if nothing is known of it
 * @param runs every run
 * @param reproduction how to get the same bits again
 */
public record ExperimentPage(
    String name,
    String verdict,
    String description,
    List<String> facts,
    String summary,
    List<Stat> stats,
    List<GateRow> gates,
    @Nullable Learning learning,
    @Nullable BaselineSection baseline,
    @Nullable Trend trend,
    List<Section> sections,
    Network network,
    @Nullable Data data,
    RunTable runs,
    @Nullable ReproductionSection reproduction) {

  /**
   * A number at the head of the page.
   *
   * @param name what it is
   * @param value with its unit
   * @param note what it is a mean of, or in what it counts; may be empty
   */
  public record Stat(String name, String value, String note) {}

  /** Builds the page. */
  public static ExperimentPage of(ReportedExperiment reported, PageNames names) {
    List<RunResult> runs = reported.runs();
    boolean ran = !runs.isEmpty();
    boolean learnt = ran && runs.stream().noneMatch(run -> run.epochs().isEmpty());
    return new ExperimentPage(
        PlainText.of(reported.title()),
        VerdictName.of(reported.outcome()),
        PlainText.of(reported.experiment().description()),
        facts(reported),
        summary(reported),
        ran ? stats(reported) : List.of(),
        reported.result().verdict().checks().stream().map(GateRow::of).toList(),
        learnt ? Learning.of(reported) : null,
        BaselineSection.of(reported, names),
        Trend.of(reported),
        ran ? TaskReport.of(reported.task()).sections(reported, names) : List.of(),
        Network.of(reported),
        Data.of(reported, names),
        RunTable.of(reported),
        ReproductionSection.of(reported));
  }

  private static List<String> facts(ReportedExperiment reported) {
    List<String> facts = new ArrayList<>();
    facts.add(reported.result().file());
    if (!reported.runs().isEmpty()) {
      facts.add(reported.runs().get(0).dataset().name());
    }
    int seeds = reported.experiment().seeds().size();
    Folds folds = reported.experiment().folds();
    TrainerClass trainer = reported.experiment().trainer();
    String what =
        trainer == null
            ? NumberText.counted(reported.experiment().epochs(), "epoch")
            : trainer.simpleName();
    String each = seeds == 1 ? what : NumberText.counted(seeds, "seed") + " \u00d7 " + what;
    facts.add(folds == null ? each : NumberText.counted(folds.count(), "fold") + " \u00d7 " + each);
    return facts.stream().map(PlainText::of).toList();
  }

  private static String summary(ReportedExperiment reported) {
    StoppedExperiment stopped = reported.result().stopped();
    if (stopped != null) {
      return "It was "
          + StoppedText.of(stopped)
          + ". It has no result; how it learned until then is on the page of its sweep.";
    }
    if (reported.runs().isEmpty()) {
      return "No run is complete, so nothing was measured.";
    }
    return TaskReport.of(reported.task()).summary(reported)
        + " "
        + holding(reported)
        + shared(reported);
  }

  /** What the spread of folds is not. */
  private static String shared(ReportedExperiment reported) {
    return reported.hasFolds()
        ? " "
            + reported.counted()
            + "; folds share training samples, so the spread is not that of independent runs."
        : "";
  }

  private static String holding(ReportedExperiment reported) {
    List<Check> checks = reported.result().verdict().checks();
    Outcome outcome = reported.outcome();
    if (checks.isEmpty()) {
      return "It has no gates.";
    }
    long such = checks.stream().filter(c -> c.outcome() == outcome).count();
    String which = such + " of " + NumberText.counted(checks.size(), "check");
    return switch (outcome) {
      case FAIL -> which + " failed.";
      case INCONCLUSIVE -> which + (such == 1 ? " is" : " are") + " inconclusive.";
      case NEW -> "There is no baseline to compare with yet; everything else holds.";
      case IMPROVED -> "Everything holds, and it is better than the baseline.";
      case PASS, STOPPED ->
          checks.size() == 1 ? "The one gate holds." : "All " + checks.size() + " gates hold.";
    };
  }

  private static List<Stat> stats(ReportedExperiment reported) {
    List<RunResult> runs = reported.runs();
    MetricText text = MetricText.of(reported);
    Spread headline = reported.spread(reported.headline());
    boolean several = headline.count() > 1;
    String mean = several ? "mean of " + reported.counted() : "";
    String each = several ? (reported.hasFolds() ? "per run" : "per seed") : "";
    List<Stat> stats = new ArrayList<>();
    stats.add(
        new Stat(
            reported.headline().title(),
            text.value(headline.mean()),
            several
                ? "\u00b1 " + text.value(headline.deviation()) + " over " + reported.counted()
                : runs.get(0).key().label()));
    stats.addAll(TaskReport.of(reported.task()).stats(reported));
    stats.add(
        new Stat(
            Metric.TEST_LOSS.title(),
            NumberText.loss(reported.spread(Metric.TEST_LOSS).mean()),
            beside(
                reported.baseline() == null ? mean : "",
                reported,
                one -> NumberText.loss(one.mean(Metric.TEST_LOSS)))));
    Long parameters = runs.get(0).parameters();
    if (parameters != null) {
      stats.add(
          new Stat(
              "Parameters",
              NumberText.count(parameters),
              parameters(reported.baseline(), parameters)));
    }
    stats.add(
        new Stat(
            "Training",
            NumberText.duration(Spread.of(runs, RunResult::trainingSeconds).mean()),
            each));
    String rate = RunTable.rate(runs);
    if (!rate.equals(RunTable.UNKNOWN)) {
      stats.add(new Stat("Throughput", rate, "training " + reported.noun() + "s per second"));
    }
    return stats;
  }

  /** What the baseline has of a figure, behind what else is said of it. */
  static String beside(
      String note, ReportedExperiment reported, Function<ReportedBaseline, String> figure) {
    ReportedBaseline baseline = reported.baseline();
    String before = baseline == null ? "" : "baseline " + figure.apply(baseline);
    return note.isEmpty() || before.isEmpty() ? note + before : note + " \u00b7 " + before;
  }

  private static String parameters(@Nullable ReportedBaseline baseline, long now) {
    Long before = baseline == null ? null : baseline.facts().parameters();
    if (before == null) {
      return "";
    }
    return before == now ? "as in the baseline" : "baseline " + NumberText.count(before);
  }
}
