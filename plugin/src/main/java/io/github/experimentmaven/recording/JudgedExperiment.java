package io.github.experimentmaven.recording;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.result.ExperimentResult;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as it is declared now, and what was recorded of it.
 *
 * @param experiment as it is declared now
 * @param result judged now; without runs if nothing was recorded, or if what was recorded is of an
 *     experiment that has changed since
 * @param baseline what it was compared with; null if there is none or it was not asked for
 */
public record JudgedExperiment(
    Experiment experiment, ExperimentResult result, @Nullable AcceptedBaseline baseline) {

  /** Whether everything holds. */
  public boolean passes() {
    return !result.verdict().fails();
  }
}
