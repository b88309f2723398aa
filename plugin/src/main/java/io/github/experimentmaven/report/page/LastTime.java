package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.model.PastResult;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import java.util.List;
import java.util.Optional;

/**
 * A result beside the last one that its experiment's history has, in the metric that people look at
 * first.
 *
 * @param experiment whose results
 * @param last the latest of the history that has a figure
 * @param now of the runs that are reported
 */
record LastTime(ReportedExperiment experiment, PastResult last, Spread now) {

  /** Nothing where one of them has no figure. */
  static Optional<LastTime> of(ReportedExperiment experiment) {
    List<PastResult> past = Trend.finite(experiment);
    if (experiment.runs().isEmpty() || past.isEmpty()) {
      return Optional.empty();
    }
    Spread now = experiment.spread(experiment.headline());
    return Double.isFinite(now.mean())
        ? Optional.of(new LastTime(experiment, past.get(past.size() - 1), now))
        : Optional.empty();
  }

  /** Whether the figures are others. */
  boolean isChanged() {
    return !last.spread().equals(now);
  }
}
