package io.github.experimentmaven.report.page;

import io.github.experimentmaven.choosing.SweepRanking;
import io.github.experimentmaven.choosing.SweepRanking.Ranked;
import io.github.experimentmaven.choosing.SweepRanking.Unranked;
import io.github.experimentmaven.experiment.AxisValue;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.SweepCell;
import io.github.experimentmaven.gate.MetricValues;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.StoppedExperiment;
import io.github.experimentmaven.statistics.Choice.Candidate;
import io.github.experimentmaven.task.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The experiments of a sweep, in the order of their places; those without a place are last, in the
 * order they were given in.
 *
 * @param title of the sweep; no other of the report has the same
 * @param axes what is varied
 * @param ranking the order, or why there is none
 * @param metric what is looked at: that of the order, or else that of the test set; null if nothing
 *     was measured
 * @param all one at least
 */
record SweepCells(
    String title,
    List<String> axes,
    SweepRanking ranking,
    @Nullable Metric metric,
    List<Cell> all) {

  /**
   * One of them.
   *
   * @param place from 1; null if it has none
   * @param candidate how it compares with the others; null if it has no place
   * @param isBest whether it has the first place, or nothing that is known tells it from that
   * @param mean of the metric that is looked at; null if it was not measured, or is not finite
   */
  record Cell(
      ReportedExperiment reported,
      SweepCell cell,
      @Nullable Integer place,
      @Nullable Candidate candidate,
      boolean isBest,
      @Nullable Double mean) {

    String name() {
      return PlainText.of(cell.values().isEmpty() ? reported.name() : label(cell));
    }

    @Nullable StoppedExperiment stopped() {
      return reported.result().stopped();
    }

    String placeText() {
      return place == null ? RunTable.UNKNOWN : String.valueOf(place);
    }

    double trainingSeconds() {
      return Spread.of(reported.runs(), RunResult::trainingSeconds).mean();
    }

    /** Null if unknown. */
    @Nullable Long parameters() {
      return reported.runs().isEmpty() ? null : reported.runs().get(0).parameters();
    }

    private static String label(SweepCell cell) {
      List<String> parts = new ArrayList<>();
      cell.values().forEach(value -> parts.add(value.axis() + "=" + value.text()));
      return String.join(",", parts);
    }
  }

  /** The sweeps among some experiments, in the order of their first ones. */
  static List<SweepCells> of(List<ReportedExperiment> all) {
    Map<String, List<ReportedExperiment>> sweeps = new LinkedHashMap<>();
    for (ReportedExperiment each : all) {
      if (each.result().cell() != null) {
        sweeps.computeIfAbsent(title(each), title -> new ArrayList<>()).add(each);
      }
    }
    List<SweepCells> cells = new ArrayList<>();
    sweeps.forEach((title, some) -> cells.add(of(title, some)));
    return cells;
  }

  /** The sweep of an experiment that is part of one, behind its module's name if that is shown. */
  static String title(ReportedExperiment each) {
    String module = each.title().substring(0, each.title().length() - each.name().length());
    return module + cell(each).sweep();
  }

  private static SweepCells of(String title, List<ReportedExperiment> some) {
    List<ExperimentResult> results = some.stream().map(ReportedExperiment::result).toList();
    SweepRanking ranking = SweepRanking.of(results);
    Map<String, ReportedExperiment> left = new LinkedHashMap<>();
    some.forEach(each -> left.put(each.name(), each));
    Metric metric = metric(ranking, some);
    List<Cell> cells = new ArrayList<>();
    if (ranking instanceof Ranked ranked) {
      for (int i = 0; i < ranked.places().size(); i++) {
        ReportedExperiment each =
            Objects.requireNonNull(left.remove(ranked.places().get(i).name()));
        Candidate candidate = ranked.choice().recipes().get(i);
        boolean best = i == 0 || (ranked.choice().knowsSpread() && candidate.mayBeBest());
        cells.add(new Cell(each, cell(each), i + 1, candidate, best, candidate.sample().mean()));
      }
    }
    left.values().stream()
        .sorted(order())
        .forEach(
            each -> cells.add(new Cell(each, cell(each), null, null, false, mean(metric, each))));
    return new SweepCells(
        title,
        cell(some.get(0)).values().stream().map(AxisValue::axis).toList(),
        ranking,
        metric,
        cells);
  }

  /** Of those without a place: what was stopped last, by how far it came and how good it was. */
  private static Comparator<ReportedExperiment> order() {
    return Comparator.comparing(
        (ReportedExperiment each) -> each.result().stopped(),
        Comparator.nullsFirst(
            Comparator.comparingInt(StoppedExperiment::rung)
                .reversed()
                .thenComparing(SweepCells::loss, Comparator.nullsLast(Comparator.naturalOrder()))));
  }

  /** Less is better; null if there is no score. */
  private static @Nullable Double loss(StoppedExperiment stopped) {
    Double score = stopped.score();
    return score == null ? null : metric(stopped).higherIsBetter() ? -score : score;
  }

  /** The metric that an experiment was compared by. */
  static Metric metric(StoppedExperiment stopped) {
    return Task.all().stream()
        .map(task -> task.headline().onValidation())
        .filter(metric -> metric.key().equals(stopped.metric()))
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable Metric metric(SweepRanking ranking, List<ReportedExperiment> some) {
    if (ranking instanceof Ranked ranked) {
      return ranked.metric();
    }
    return some.stream()
        .filter(each -> !each.runs().isEmpty())
        .findFirst()
        .map(ReportedExperiment::headline)
        .orElse(null);
  }

  private static @Nullable Double mean(@Nullable Metric metric, ReportedExperiment each) {
    if (metric == null || each.runs().isEmpty() || !MetricValues.has(metric, each.runs())) {
      return null;
    }
    double mean = each.spread(metric).mean();
    return Double.isFinite(mean) ? mean : null;
  }

  private static SweepCell cell(ReportedExperiment each) {
    return Objects.requireNonNull(each.result().cell());
  }

  /** Those that were stopped early, the one that came furthest first, then the best one. */
  List<Cell> stopped() {
    return all.stream().filter(each -> each.stopped() != null).toList();
  }

  /** Those of which the metric is known. */
  List<Cell> measured() {
    return all.stream().filter(each -> each.mean() != null).toList();
  }

  /** Why there is no order; empty if there is one. */
  String unranked() {
    return ranking instanceof Unranked none ? none.reason() : "";
  }
}
