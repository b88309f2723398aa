package io.github.experimentmaven.trainer;

import io.github.experimentmaven.trainer.network.TrainableNetwork;

/**
 * Keras' training loss and metrics: those of each batch as it was before its step. Only the loss is
 * weighted by how much samples count.
 */
final class TrainingMetrics implements TrainingListener {

  private final TrainableNetwork network;
  private final TaskEvaluation task;
  private RunningMean mean;
  private int epoch;

  TrainingMetrics(TrainableNetwork network, TaskEvaluation task) {
    this.network = network;
    this.task = task;
    mean = new RunningMean(task.score());
  }

  @Override
  public void onEpochStart(int number) {
    epoch = number;
    mean = new RunningMean(task.score());
  }

  @Override
  public void onBatch(TrainedBatch batch) throws DivergedException {
    float[] weights = batch.sampleWeights();
    for (int row = 0; row < batch.size(); row++) {
      double loss = network.loss(batch.outputs(), batch.targets(), row);
      double weighted = weights == null ? loss : weights[row] * loss;
      mean.add(weighted + batch.penalty(), batch.outputs(), batch.targets(), row);
    }
    DivergedException.requireFinite(mean.loss(), epoch);
  }

  /** Over the batches of the epoch so far. */
  RunningMean mean() {
    return mean;
  }
}
