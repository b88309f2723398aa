package io.github.experimentmaven.module;

import io.github.experimentmaven.descriptor.HalvingPlace;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the data of a sweep lets its experiments be compared before they are fully trained. */
final class HalvingData {

  private HalvingData() {}

  /** What keeps sweeps from it that say {@code halving}. */
  static List<Problem> check(List<CheckedExperiment> experiments) {
    Map<Path, List<CheckedExperiment>> sweeps = new LinkedHashMap<>();
    experiments.stream()
        .filter(each -> each.source().halving().isPresent())
        .forEach(
            each ->
                sweeps.computeIfAbsent(each.source().file(), file -> new ArrayList<>()).add(each));
    List<Problem> problems = new ArrayList<>();
    sweeps.values().forEach(sweep -> problems.addAll(ofSweep(sweep)));
    return problems;
  }

  private static List<Problem> ofSweep(List<CheckedExperiment> sweep) {
    HalvingPlace place = sweep.get(0).source().halving().orElseThrow();
    if (!sweep.stream().allMatch(each -> each.dataset().hasValidation())) {
      return List.of(
          place.problem(
              "halving compares experiments by the validation set, and there is none",
              "give one, as in validation: {split: 0.1}, or leave halving out: what the test set"
                  + " chooses is too good on it"));
    }
    long measures =
        sweep.stream()
            .map(each -> List.of(each.task().headline(), each.dataset().count(Part.VALIDATION)))
            .distinct()
            .count();
    return measures == 1
        ? List.of()
        : List.of(
            place.problem(
                "halving compares experiments by one metric on one validation set, and these have"
                    + " different ones",
                "vary neither the data nor its validation, or leave halving out"));
  }
}
