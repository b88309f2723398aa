package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.Experiment;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Turns a file's tree into an experiment. */
final class ExperimentDecoder {

  /** The language: what an experiment file may hold. */
  static final RecordType LANGUAGE = new RecordType(ExperimentFile.class);

  private final Problems problems;

  ExperimentDecoder(Problems problems) {
    this.problems = problems;
  }

  /**
   * The experiment of a file.
   *
   * @param defaultName the name if the file gives none
   * @return null if a problem was reported
   */
  @Nullable Experiment decode(Node root, String defaultName) {
    if (!(root instanceof Node.Mapping mapping)) {
      if (!(root instanceof Node.Broken)) {
        problems.add(
            root.at(),
            "an experiment file must be a map of keys such as dataset and architecture, found "
                + root.found());
      }
      return null;
    }
    boolean named = hasName(mapping, defaultName);
    boolean seeded = hasOneKindOfSeed(mapping);
    Object file = LANGUAGE.decode(mapping, Position.START, "an experiment", "key", problems);
    if (!named || !seeded || file == null) {
      return null;
    }
    Experiment experiment = ((ExperimentFile) file).toExperiment(defaultName);
    return canAddSeeds(experiment, mapping) ? experiment : null;
  }

  private boolean canAddSeeds(Experiment experiment, Node.Mapping mapping) {
    BaselinePolicy policy = experiment.baseline();
    int seeds = experiment.seeds().size();
    if (!policy.addsSeeds()) {
      return true;
    }
    if (policy.maxSeeds() <= seeds) {
      problems.add(
          moreSeedsAt(mapping),
          "more_seeds cannot add any: max_seeds is %d, and the experiment has %d already"
              .formatted(policy.maxSeeds(), seeds),
          "give a greater max_seeds, fewer seeds, or on_inconclusive: warn");
      return false;
    }
    long greatest = Collections.max(experiment.seeds());
    if (greatest > Long.MAX_VALUE - policy.maxSeeds()) {
      problems.add(
          moreSeedsAt(mapping),
          "more_seeds adds the seeds after the greatest one, and there are none after " + greatest,
          "give smaller seeds, or on_inconclusive: warn");
      return false;
    }
    return true;
  }

  private static Position moreSeedsAt(Node.Mapping mapping) {
    return mapping
        .entry("baseline")
        .map(Node.Entry::value)
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast)
        .flatMap(keys -> keys.entry("max_seeds").or(() -> keys.entry("on_inconclusive")))
        .map(entry -> entry.value().at())
        .orElse(Position.START);
  }

  private boolean hasName(Node.Mapping mapping, String defaultName) {
    if (mapping.entry("name").isPresent() || ExperimentName.isValid(defaultName)) {
      return true;
    }
    problems.add(
        Position.WHOLE_FILE,
        "the file's name gives the experiment the name '" + defaultName + "', which is not valid",
        "rename the file, or give it the key 'name': " + ExperimentName.RULE);
    return false;
  }

  private boolean hasOneKindOfSeed(Node.Mapping mapping) {
    if (mapping.entry("seed").isPresent() && mapping.entry("seeds").isPresent()) {
      problems.add(
          mapping.entry("seeds").get().keyAt(),
          "both 'seed' and 'seeds' are given",
          "keep one of them");
      return false;
    }
    return true;
  }
}
