package io.github.experimentmaven.resolution;

import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.Validation;
import org.jspecify.annotations.Nullable;

/**
 * What data an experiment asks for. Experiments mostly share theirs.
 *
 * @param source the data set
 * @param folds that it is dealt into; null for none
 * @param validation what of its training samples is set apart; null for nothing, as with folds
 */
public record WantedData(
    DatasetSource source, @Nullable Folds folds, @Nullable Validation validation) {

  /** What an experiment asks for. */
  public static WantedData by(Experiment experiment) {
    return new WantedData(experiment.dataset(), experiment.folds(), experiment.validation());
  }

  /** Whether it is the data set as it is. */
  boolean isWhole() {
    return folds == null && validation == null;
  }
}
