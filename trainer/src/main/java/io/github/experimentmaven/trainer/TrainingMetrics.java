package io.github.experimentmaven.trainer;

import io.github.experimentmaven.trainer.network.TrainableNetwork;

/** Keras' training loss and accuracy: those of each batch as it was before its step. */
final class TrainingMetrics implements TrainingListener {

  private final TrainableNetwork network;
  private final int classes;
  private RunningMean mean = new RunningMean();
  private int epoch;

  TrainingMetrics(TrainableNetwork network, int classes) {
    this.network = network;
    this.classes = classes;
  }

  @Override
  public void onEpochStart(int number) {
    epoch = number;
    mean = new RunningMean();
  }

  @Override
  public void onBatch(TrainedBatch batch) throws DivergedException {
    for (int row = 0; row < batch.labels().length; row++) {
      int label = batch.labels()[row];
      mean.add(
          network.loss(batch.outputs(), row, label) + batch.penalty(),
          Evaluation.argmax(batch.outputs(), row * classes, classes) == label);
    }
    DivergedException.requireFinite(mean.loss(), epoch);
  }

  /** Over the batches of the epoch so far. */
  RunningMean mean() {
    return mean;
  }
}
