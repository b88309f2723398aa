package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.experiment.Experiment;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every seed that an experiment may be trained with beside its baseline: its own, and where {@code
 * more_seeds} says so, those that are added as long as the comparison is inconclusive. If its own
 * are all of the baseline, only the baseline's others are added, so that they stay pairs: with
 * others the pairs would be lost, and more training would tell less.
 *
 * @param all in the order in which they are trained, the experiment's own first
 * @param whyNoMore for people: why there are none after the last
 */
record PlannedSeeds(List<Long> all, String whyNoMore) {

  /** Fewer hardly tell how seeds scatter, so that no number of the candidate's settles anything. */
  private static final int FEWEST_OF_BASELINE = 3;

  PlannedSeeds {
    all = List.copyOf(all);
  }

  /** The seeds beside a baseline. */
  static PlannedSeeds of(Experiment experiment, AcceptedResult baseline) {
    List<Long> own = experiment.seeds();
    if (!experiment.mayAddSeeds()) {
      return new PlannedSeeds(
          own,
          experiment.folds() == null
              ? "no more seeds are added to the experiment's own"
              : "no more seeds are trained, as they would not tell more of how folds differ");
    }
    List<Long> accepted = baseline.seeds();
    if (accepted.size() < FEWEST_OF_BASELINE) {
      return new PlannedSeeds(
          own,
          "no more seeds are trained, as the baseline's %s tells too little of how seeds scatter;"
                  .formatted(SeedCount.of(accepted.size()))
              + " accept one of "
              + FEWEST_OF_BASELINE
              + " seeds or more");
    }
    int most = experiment.baseline().maxSeeds();
    if (!accepted.containsAll(own)) {
      return new PlannedSeeds(experiment.seedsUpTo(most), "max_seeds allows no more");
    }
    List<Long> pairs =
        Stream.concat(own.stream(), accepted.stream().filter(seed -> !own.contains(seed)))
            .limit(most)
            .toList();
    return new PlannedSeeds(
        pairs,
        pairs.size() == most
            ? "max_seeds allows no more"
            : "no more seeds are trained, as the baseline has no others to pair them with");
  }
}
