package io.github.experimentmaven.report.page;

import io.github.experimentmaven.choosing.SweepRanking;
import io.github.experimentmaven.choosing.SweepRanking.Excluded;
import io.github.experimentmaven.choosing.SweepRanking.Ranked;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.page.ExperimentPage.Stat;
import io.github.experimentmaven.report.page.SweepCells.Cell;
import io.github.experimentmaven.report.page.SweepPage.Curve;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.statistics.Choice;
import io.github.experimentmaven.statistics.Choice.Candidate;
import io.github.experimentmaven.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The pages of the sweeps among the experiments of a report. */
public final class SweepPages {

  private static final int MOST_EXCLUDED = 5;

  private final SweepCells cells;
  private final PageNames names;
  private final SweepTables tables;

  private SweepPages(SweepCells cells, PageNames names) {
    this.cells = cells;
    this.names = names;
    this.tables = new SweepTables(cells, names);
  }

  /** One a sweep. */
  public static List<SweepPages> of(List<ReportedExperiment> all, PageNames names) {
    return SweepCells.of(all).stream().map(each -> new SweepPages(each, names)).toList();
  }

  /** The titles of the sweeps among some experiments, each once. */
  public static List<String> titles(List<ReportedExperiment> all) {
    return all.stream()
        .filter(each -> each.result().cell() != null)
        .map(SweepCells::title)
        .distinct()
        .toList();
  }

  /** The sweep's title. */
  public String title() {
    return cells.title();
  }

  /** The pages with the table in the order of each column. */
  public List<SweepOrder> orders() {
    return tables.pages();
  }

  /** Its row on the index. */
  IndexPage.Sweep row() {
    return new IndexPage.Sweep(
        PlainText.of(cells.title()),
        names.sweep(cells.title()),
        NumberText.counted(cells.all().size(), "experiment"),
        cells.ranking() instanceof Ranked ranked
            ? leading(ranked)
            : "There is no ranking. " + cells.unranked());
  }

  /** The page itself. */
  public SweepPage page() {
    Metric metric = cells.metric();
    SweepTable table = tables.first();
    if (metric == null || cells.measured().isEmpty()) {
      return new SweepPage(
          PlainText.of(cells.title()),
          facts(),
          "",
          cells.unranked(),
          List.of(),
          List.of(),
          false,
          table,
          "",
          List.of(),
          List.of(),
          List.of(),
          null,
          List.of(),
          "",
          StoppedSection.of(cells, names));
    }
    SweepCharts charts = new SweepCharts(cells, names, metric);
    List<Curve> curves = charts.curves();
    return new SweepPage(
        PlainText.of(cells.title()),
        facts(),
        cells.ranking() instanceof Ranked ranked ? leading(ranked) + " " + telling(ranked) : "",
        cells.unranked(),
        cells.ranking() instanceof Ranked ranked ? cautions(ranked) : List.of(),
        cells.ranking() instanceof Ranked ranked ? stats(ranked) : List.of(),
        cells.ranking() instanceof Ranked,
        table,
        charts.title(),
        charts.effects(),
        charts.interactions(),
        charts.costs(),
        charts.ways(),
        curves,
        curvesNote(metric, curves),
        StoppedSection.of(cells, names));
  }

  private List<ExperimentResult> results() {
    return cells.all().stream().map(each -> each.reported().result()).toList();
  }

  private List<String> facts() {
    ReportedExperiment first = cells.all().get(0).reported();
    List<String> facts = new ArrayList<>();
    facts.add(first.result().file());
    if (!first.runs().isEmpty()) {
      facts.add(first.runs().get(0).dataset().name());
    }
    facts.add(NumberText.counted(cells.all().size(), "experiment"));
    facts.add("varies " + String.join(", ", cells.axes()));
    return facts.stream().map(PlainText::of).toList();
  }

  /** What the ranking is by. */
  static String words(Ranked ranked) {
    Metric metric = ranked.metric();
    return (ranked.hasFolds() ? "cross-validated" : metric.part().words())
        + " "
        + metric.quantity().words();
  }

  private Cell leader() {
    return cells.all().get(0);
  }

  private MetricText text(Ranked ranked) {
    return MetricText.of(ranked.metric(), leader().reported().runs().get(0));
  }

  private String leading(Ranked ranked) {
    Candidate best = ranked.choice().recipes().get(0);
    String with =
        leader().name()
            + " has the best "
            + words(ranked)
            + ", "
            + text(ranked).value(best.sample().mean())
            + (best.sample().size() == 1
                ? " with a single seed."
                : " as the mean of " + leader().reported().counted() + ".");
    int others = ranked.mayBeBest() - 1;
    if (ranked.places().size() == 1) {
      return with;
    }
    return with
        + (others == 0
            ? " It is better than all others."
            : others == 1
                ? " Nothing tells one other from it."
                : " Nothing tells " + others + " others from it.");
  }

  private static String telling(Ranked ranked) {
    Choice choice = ranked.choice();
    int all = ranked.places().size();
    if (all == 1) {
      return "";
    }
    if (!choice.knowsSpread()) {
      return "One seed each says nothing of how seeds scatter: train three at least.";
    }
    if (choice.isSettled()) {
      return "With 95\u00a0% confidence it is the best of the " + all + ".";
    }
    String held =
        "With 95\u00a0% confidence the best of the "
            + all
            + " is among these "
            + ranked.mayBeBest()
            + ".";
    Candidate leader = choice.recipes().get(0);
    if (leader.seedsToTell().isPresent()) {
      return held
          + " About "
          + NumberText.counted(leader.seedsToTell().getAsInt(), "seed")
          + " each would tell, if they differ as they seem to.";
    }
    return held
        + (ranked.hasFolds()
            ? " More seeds do not tell how folds differ."
            : " Some are so alike that no reasonable number of seeds would tell them apart.");
  }

  private List<String> cautions(Ranked ranked) {
    List<String> cautions = new ArrayList<>();
    Choice choice = ranked.choice();
    Sample best = choice.recipes().get(0).sample();
    int runs = choice.recipes().stream().mapToInt(each -> each.sample().size()).sum();
    if (choice.knowsSpread() && runs > 1) {
      int luckiest = choice.luckiest();
      Sample lucky = choice.recipes().get(luckiest).sample();
      String single = ranked.hasFolds() ? "fold" : "run";
      cautions.add(
          "The best single "
              + single
              + " of all "
              + NumberText.count(runs)
              + " has "
              + text(ranked).value(lucky.best())
              + (luckiest == 0
                  ? "; that is luck, and the mean of its experiment is "
                  : ", of " + cells.all().get(luckiest).name() + "; its mean is ")
              + text(ranked).value(lucky.mean())
              + (luckiest == 0
                  ? "."
                  : ", and that of the leading experiment " + text(ranked).value(best.mean()) + ".")
              + " Training it again gives the mean, not the best.");
    }
    SweepRanking.stopped(results())
        .ifPresent(
            stopped ->
                cautions.add(
                    stopped
                        + " All that is said of the best is of the others: one that was stopped"
                        + " might have become better."));
    cautions.add(
        ranked.hasFolds()
            ? "The best of many means is too good as well: it was chosen for being high. Test the"
                + " one that you take on samples that are in no fold."
            : "The best of many means is too good as well: it was chosen for being high. The test"
                + " set chose nothing, so that its figures are fair.");
    int excluded = ranked.excluded().size();
    if (excluded > 0) {
      List<String> some =
          ranked.excluded().stream().limit(MOST_EXCLUDED).map(SweepPages::excluded).toList();
      cautions.add(
          "Without a place: "
              + String.join("; ", some)
              + (excluded > MOST_EXCLUDED ? "; and " + (excluded - MOST_EXCLUDED) + " more" : "")
              + ".");
    }
    return cautions;
  }

  private static String excluded(Excluded each) {
    return PlainText.of(each.result().name()) + ", as " + each.reason();
  }

  private List<Stat> stats(Ranked ranked) {
    List<Stat> stats = new ArrayList<>();
    Candidate best = ranked.choice().recipes().get(0);
    String deviation =
        best.sample().standardDeviation().isEmpty()
            ? ""
            : "\u00b1 " + text(ranked).value(best.sample().standardDeviation().getAsDouble());
    stats.add(
        new Stat(
            MetricText.capitalised(words(ranked)),
            text(ranked).value(best.sample().mean()),
            deviation));
    if (!ranked.hasFolds()) {
      Metric test = leader().reported().headline();
      stats.add(
          new Stat(
              test.title(),
              MetricText.of(leader().reported()).value(leader().reported().spread(test).mean()),
              "of the same; it chose nothing"));
    }
    stats.add(
        new Stat(
            "May be best",
            NumberText.count(ranked.mayBeBest()),
            "of " + NumberText.count(ranked.places().size())));
    stats.add(
        new Stat(
            "Seeds to tell",
            best.seedsToTell().isEmpty()
                ? RunTable.UNKNOWN
                : NumberText.count(best.seedsToTell().getAsInt()),
            "of each that may be best"));
    stats.add(
        new Stat(
            "Confidence", NumberText.share(1 - SweepRanking.ALPHA), "that the best is among them"));
    stats.add(
        new Stat(
            "Training",
            NumberText.duration(
                cells.all().stream()
                    .flatMap(each -> each.reported().runs().stream())
                    .mapToDouble(run -> run.trainingSeconds())
                    .sum()),
            "of all runs together"));
    return stats;
  }

  private String curvesNote(Metric metric, List<Curve> curves) {
    if (curves.isEmpty()) {
      return "";
    }
    boolean several = Objects.requireNonNull(cells.measured().get(0)).reported().runs().size() > 1;
    return metric.title()
        + " by epoch, on scales that all share."
        + (several
            ? " Lines are means over the runs, bands reach from the least to the greatest."
            : "")
        + (curves.size() < cells.measured().size()
            ? " These are the first " + curves.size() + "."
            : "");
  }
}
