package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.Quantity;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.trainer.network.TrainableNetwork;

/**
 * How a network does on samples it is not trained on.
 *
 * @param metrics the mean loss, penalties on weights included, and what the task measures, by
 *     quantity
 * @param answers what it said
 */
record Evaluation(Metrics metrics, TaskEvaluation.Answers answers) {

  static Evaluation of(
      TrainableNetwork network, Samples samples, Samples.Batch batch, TaskEvaluation task) {
    int[] order = samples.order();
    int size = network.evaluationBatchSize();
    RunningMean mean = new RunningMean(task.score());
    TaskEvaluation.Answers answers = task.answers(samples.count());
    for (int from = 0; from < samples.count(); from += size) {
      int to = Math.min(from + size, samples.count());
      batch.fill(order, from, to);
      float[] outputs = network.predict(batch.features());
      for (int row = 0; row < to - from; row++) {
        double loss = network.loss(outputs, batch.targets(), row);
        mean.add(loss, outputs, batch.targets(), row);
        answers.add(from + row, outputs, batch.targets(), row);
      }
    }
    return new Evaluation(mean.metrics(network.penalty(), answers.values()), answers);
  }

  /**
   * Shows a network as many samples at once as an evaluation does, for the sake of its memory:
   * arrays that are made as large as they will be need not grow later, which would leave holes that
   * nothing else fits into. Where more than the fewest samples are evaluated at once, arrays are
   * small, and nothing is gained.
   *
   * @param trained how many samples it is shown at once in training
   */
  static void prepare(TrainableNetwork network, Samples samples, Samples.Batch batch, int trained) {
    int size = Math.min(network.evaluationBatchSize(), samples.count());
    if (size > trained && network.evaluationBatchSize() == MemoryPlan.FEW_EVALUATED) {
      batch.fill(samples.order(), 0, size);
      network.predict(batch.features());
    }
  }

  double loss() {
    return metrics.value(Quantity.LOSS.name());
  }
}
