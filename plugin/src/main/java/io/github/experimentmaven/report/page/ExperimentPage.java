package io.github.experimentmaven.report.page;

import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one experiment. What only runs can tell is null while there is none.
 *
 * @param name the experiment's name
 * @param verdict {@code pass} or {@code fail}
 * @param description the person's own sentence; may be empty
 * @param facts file, data set, seeds and epochs, in a few words each
 * @param summary what came out, in one sentence
 * @param stats the most important numbers
 * @param gates everything that had to hold
 * @param learning how training went
 * @param confusion what is taken for what
 * @param classes the scores of each class
 * @param network what was trained
 * @param data what on, or null if nothing is known of it
 * @param runs every run
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
    @Nullable Confusion confusion,
    @Nullable ClassTable classes,
    Network network,
    @Nullable Data data,
    RunTable runs) {

  /**
   * A number at the head of the page.
   *
   * @param note what it is a mean of, or in what it counts; may be empty
   */
  public record Stat(String name, String value, String note) {}

  /** Builds the page. */
  public static ExperimentPage of(ReportedExperiment reported, PageNames names) {
    List<RunResult> runs = reported.runs();
    boolean ran = !runs.isEmpty();
    boolean learnt = ran && runs.stream().noneMatch(run -> run.epochs().isEmpty());
    return new ExperimentPage(
        PlainText.of(reported.name()),
        reported.verdict(),
        PlainText.of(reported.experiment().description()),
        facts(reported),
        summary(reported),
        ran ? stats(reported) : List.of(),
        reported.result().verdict().checks().stream().map(GateRow::of).toList(),
        learnt ? Learning.of(reported) : null,
        ran ? Confusion.of(runs) : null,
        ran ? ClassTable.of(runs) : null,
        Network.of(reported),
        Data.of(reported, names),
        RunTable.of(reported));
  }

  private static List<String> facts(ReportedExperiment reported) {
    List<String> facts = new ArrayList<>();
    facts.add(reported.result().file());
    if (!reported.runs().isEmpty()) {
      facts.add(reported.runs().get(0).dataset().name());
    }
    int seeds = reported.experiment().seeds().size();
    String epochs = Figures.counted(reported.experiment().epochs(), "epoch");
    facts.add(seeds == 1 ? epochs : Figures.counted(seeds, "seed") + " \u00d7 " + epochs);
    return facts.stream().map(PlainText::of).toList();
  }

  private static String summary(ReportedExperiment reported) {
    if (reported.runs().isEmpty()) {
      return "No run is complete, so nothing was measured.";
    }
    String accuracy = Figures.percent(reported.testAccuracy().mean(), reported.testImages());
    return accuracy + " of the test images classified correctly. " + holding(reported);
  }

  private static String holding(ReportedExperiment reported) {
    List<Check> checks = reported.result().verdict().checks();
    long broken = checks.stream().filter(c -> c.outcome() == Outcome.FAIL).count();
    if (checks.isEmpty()) {
      return "Nothing is required of it.";
    }
    if (broken > 0) {
      return broken + " of " + Figures.counted(checks.size(), "check") + " failed.";
    }
    long open = checks.stream().filter(c -> c.outcome() == Outcome.INCONCLUSIVE).count();
    if (open > 0) {
      return open + " of " + Figures.counted(checks.size(), "check") + " undecided.";
    }
    if (checks.stream().anyMatch(c -> c.outcome() == Outcome.NEW)) {
      return "There is no baseline to compare with yet.";
    }
    return checks.size() == 1 ? "The one gate holds." : "All " + checks.size() + " gates hold.";
  }

  private static List<Stat> stats(ReportedExperiment reported) {
    List<RunResult> runs = reported.runs();
    int images = reported.testImages();
    Spread accuracy = reported.testAccuracy();
    Spread loss = Spread.of(runs, RunResult::testLoss);
    boolean several = accuracy.count() > 1;
    String mean = several ? "mean of " + Figures.counted(accuracy.count(), "seed") : "";
    String each = several ? "per seed" : "";
    return List.of(
        new Stat(
            "Test accuracy",
            Figures.percent(accuracy.mean(), images),
            several
                ? "\u00b1 "
                    + Figures.percent(accuracy.deviation(), images)
                    + " over "
                    + Figures.counted(accuracy.count(), "seed")
                : "seed " + runs.get(0).seed()),
        new Stat("Mistakes", Figures.meanCount(reported.mistakes()), "in " + Figures.count(images)),
        new Stat("Test loss", Figures.loss(loss.mean()), mean),
        new Stat("Parameters", Figures.count(runs.get(0).parameters()), ""),
        new Stat(
            "Training", Figures.duration(Spread.of(runs, RunResult::trainingSeconds).mean()), each),
        new Stat(
            "Throughput",
            Figures.rate(Spread.of(runs, RunResult::imagesPerSecond).mean()),
            "training images per second"));
  }
}
