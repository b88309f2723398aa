package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Part;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a run.
 *
 * @param train those that are trained on
 * @param validation those that are evaluated after each epoch; null for those of the test set
 * @param test those that are tested with at the end
 */
record SampleParts(Samples train, @Nullable Samples validation, Samples test) {

  /** Of which part those are that are evaluated after each epoch. */
  Part evaluatedPart() {
    return validation == null ? Part.TEST : Part.VALIDATION;
  }

  /** The samples that are evaluated after each epoch. */
  Samples evaluated() {
    return validation == null ? test : validation;
  }
}
