package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Halving;
import io.github.experimentmaven.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Whether experiments of a sweep can be compared before they are fully trained. */
final class HalvingCheck {

  private HalvingCheck() {}

  /**
   * What keeps them from it, as far as the file tells.
   *
   * @param sweep all experiments of a file that has the key, at least one
   */
  static List<Problem> check(List<LocatedExperiment> sweep) {
    LocatedExperiment first = sweep.get(0);
    HalvingPlace place = first.halving().orElseThrow();
    List<Problem> problems = new ArrayList<>();
    if (sweep.size() == 1) {
      problems.add(
          place.problem(
              "halving has nothing to choose from: this is one experiment",
              "vary something, or leave it out"));
    }
    of(sweep, each -> each.trainer() != null)
        .forEach(
            each ->
                problems.add(
                    each.problemAtName(
                        List.of(),
                        "trainer",
                        "halving needs epochs after which a training can be paused, and a class"
                            + " tells of none",
                        "leave halving out")));
    of(sweep, each -> each.folds() != null)
        .forEach(
            each ->
                problems.add(
                    each.problemAtName(
                        List.of(),
                        "folds",
                        "halving compares experiments by a validation set, and with folds there is"
                            + " none",
                        "write validation: {split: 0.1} in place of the folds, or leave halving"
                            + " out")));
    of(sweep, each -> each.callbacks().timeLimit() != null)
        .forEach(
            each ->
                problems.add(
                    each.problemAtName(
                        List.of(),
                        "time_limit",
                        "with a time_limit the speed of the machine would decide which experiments"
                            + " halving stops",
                        "leave one of them out")));
    int longest =
        sweep.stream()
            .map(LocatedExperiment::experiment)
            .mapToInt(Experiment::epochs)
            .max()
            .orElse(0);
    Halving halving = place.halving();
    if (problems.isEmpty() && halving.rungs(longest).isEmpty()) {
      problems.add(
          place.problem(
              "halving compares nothing: min_epochs is %s, and no experiment has more than %s epochs"
                  .formatted(halving.minEpochs(), longest),
              "write fewer min_epochs or more epochs, or leave it out"));
    }
    return problems.stream().distinct().toList();
  }

  /** The first of some: what is wrong with one of them is mostly wrong with all. */
  private static List<LocatedExperiment> of(
      List<LocatedExperiment> sweep, Predicate<Experiment> isWrong) {
    return sweep.stream().filter(each -> isWrong.test(each.experiment())).limit(1).toList();
  }
}
