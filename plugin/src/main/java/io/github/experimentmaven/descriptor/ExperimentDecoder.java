package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Experiment;
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
    return named && seeded && file != null
        ? ((ExperimentFile) file).toExperiment(defaultName)
        : null;
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
