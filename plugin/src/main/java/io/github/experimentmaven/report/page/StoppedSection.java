package io.github.experimentmaven.report.page;

import io.github.experimentmaven.choosing.SweepRanking;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.report.chart.Series;
import io.github.experimentmaven.report.chart.SmallCurve;
import io.github.experimentmaven.report.model.DatasetProfile;
import io.github.experimentmaven.report.page.SweepCells.Cell;
import io.github.experimentmaven.report.page.SweepPage.Loser;
import io.github.experimentmaven.report.page.SweepPage.Stopped;
import io.github.experimentmaven.result.StoppedExperiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What successive halving has stopped of a sweep, with how far each had come. */
final class StoppedSection {

  /** More would not be looked at, and the table has all. */
  private static final int MOST = 40;

  private static final long USUAL_SAMPLES = 1000;

  private StoppedSection() {}

  static @Nullable Stopped of(SweepCells cells, PageNames names) {
    List<Cell> stopped = cells.stopped();
    if (stopped.isEmpty()) {
      return null;
    }
    List<Cell> first = stopped.subList(0, Math.min(MOST, stopped.size()));
    Metric metric = SweepCells.metric(record(stopped.get(0)));
    MetricText text = new MetricText(metric, samples(stopped.get(0)));
    List<Series> series = first.stream().map(each -> series(each, metric, text)).toList();
    SmallCurve small = new SmallCurve(series);
    List<Loser> losers = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      Cell each = first.get(i);
      StoppedExperiment record = record(each);
      Double score = record.score();
      losers.add(
          new Loser(
              each.name(),
              names.page(each.reported().title()),
              "rung %s, after epoch %s".formatted(record.rung(), record.epoch()),
              score == null ? RunTable.UNKNOWN : text.value(score),
              small.draw(
                  series.get(i),
                  metric.title() + " of " + each.name() + " by epoch until it was stopped")));
    }
    return new Stopped(
        SweepRanking.stopped(cells.all().stream().map(each -> each.reported().result()).toList())
            .orElse(""),
        losers,
        metric.title()
            + " by epoch, on scales that these share; the number is that of the rung."
            + (first.size() < stopped.size()
                ? " These are the first %s of %s.".formatted(first.size(), stopped.size())
                : ""));
  }

  private static Series series(Cell each, Metric metric, MetricText text) {
    return new Series(
        each.name(),
        "s-other",
        record(each).runs().stream()
            .map(
                run ->
                    run.epochs().stream()
                        .map(epoch -> epoch.metrics().value(metric) * text.factor())
                        .toList())
            .toList());
  }

  private static StoppedExperiment record(Cell each) {
    return Objects.requireNonNull(each.stopped());
  }

  /** Of the validation set; where the data is not at hand, enough for what is usually written. */
  private static long samples(Cell each) {
    DatasetProfile profile = each.reported().dataset();
    return profile == null ? USUAL_SAMPLES : profile.dataset().count(Part.VALIDATION);
  }
}
