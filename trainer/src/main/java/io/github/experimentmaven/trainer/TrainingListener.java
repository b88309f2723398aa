package io.github.experimentmaven.trainer;

import java.io.IOException;

/**
 * Is told how a training goes on, in the thread that trains. Listeners are told in the order of
 * their list, each time anew, so that one can rely on what those before it have done.
 */
interface TrainingListener {

  /**
   * The training starts, or goes on.
   *
   * @param done how many epochs an earlier attempt has done; 0 if there was none
   */
  default void onTrainingStart(int done) throws IOException {}

  /**
   * An epoch starts.
   *
   * @param epoch from 1
   */
  default void onEpochStart(int epoch) {}

  /**
   * A batch is trained on.
   *
   * @param batch for the time of this call
   * @throws DivergedException if the loss is no finite number any more
   */
  default void onBatch(TrainedBatch batch) throws IOException, DivergedException {}

  /**
   * An epoch is trained.
   *
   * @param epoch which can be made the last one
   * @throws DivergedException if the loss is no finite number any more
   */
  default void onEpoch(TrainedEpoch epoch) throws IOException, DivergedException {}
}
