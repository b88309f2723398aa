package io.github.experimentmaven.result;

import java.util.List;

/**
 * What was decided in a training after its epochs.
 *
 * @param ending why it ended with its last epoch
 * @param keptEpoch the epoch, from 1, whose weights are those of the result
 * @param reductions of the learning rate, in order
 */
public record TrainingCourse(Ending ending, int keptEpoch, List<Reduction> reductions) {

  public TrainingCourse {
    reductions = List.copyOf(reductions);
  }

  /** Why a training ends. */
  public enum Ending {
    /** All epochs were trained. */
    ALL_EPOCHS,
    /** It did not improve any more. */
    EARLY_STOPPING,
    /** Its time was up, which the speed of the machine decides. */
    TIME_LIMIT
  }

  /**
   * A reduction of the learning rate.
   *
   * @param epoch after which, from 1
   * @param learningRate of the epochs that follow
   */
  public record Reduction(int epoch, double learningRate) {}
}
