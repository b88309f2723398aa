package io.github.experimentmaven.result;

import io.github.experimentmaven.experiment.Halving;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That an experiment of a sweep was stopped early, as others were better at that time. It has no
 * result then: it was neither trained to its end nor tested.
 *
 * @param halving by which it was stopped
 * @param rung at which, from 1
 * @param rungs how many there are
 * @param epoch after which, from 1
 * @param epochs of its full training
 * @param experiments how many had come to the rung
 * @param promoted how many of them went on
 * @param metric that they were compared by: {@code val_accuracy}
 * @param score the mean of the metric over its runs; null if it is no finite number
 * @param runs how far each was trained, in the order of the seeds; those that had ended by
 *     themselves have fewer epochs
 */
public record StoppedExperiment(
    Halving halving,
    int rung,
    int rungs,
    int epoch,
    int epochs,
    int experiments,
    int promoted,
    String metric,
    @Nullable Double score,
    List<PausedRun> runs) {

  public StoppedExperiment {
    runs = List.copyOf(runs);
  }
}
