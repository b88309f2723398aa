package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The training of one network: shuffles, steps, measures each epoch. The test set is only looked
 * at, never used to choose anything.
 */
final class TrainingRun {

  /** A few events a second are enough for a progress bar. */
  private static final long EVENT_INTERVAL_NANOS = 250_000_000;

  private final Experiment experiment;
  private final TrainableNetwork network;
  private final Images train;
  private final Images test;
  private final int classes;
  private final SplittableRandom shuffling;
  private final EventLog events;
  private final List<EpochResult> epochs = new ArrayList<>();
  private final Images.Batch fullBatch;
  private final Images.Batch lastBatch;
  private final Images.Batch testBatch;
  private long trainingNanos;
  private long evaluationNanos;
  private long lastEventNanos;

  TrainingRun(
      Experiment experiment,
      long seed,
      TrainableNetwork network,
      Images train,
      Images test,
      int classes,
      EventLog events) {
    this.experiment = experiment;
    this.network = network;
    this.train = train;
    this.test = test;
    this.classes = classes;
    this.events = events;
    shuffling = SeedStream.SHUFFLING.random(seed, 0);
    fullBatch = train.batch();
    lastBatch = train.batch();
    testBatch = test.batch();
  }

  /**
   * Trains all epochs.
   *
   * @return the evaluation after the last one
   * @throws DivergedException if the loss is no finite number any more
   */
  Evaluation run() throws IOException, DivergedException {
    int[] order = train.order();
    Evaluation evaluation = null;
    for (int epoch = 1; epoch <= experiment.epochs(); epoch++) {
      shuffle(order);
      long start = System.nanoTime();
      RunningMean mean = trainEpoch(order, epoch);
      long trained = System.nanoTime();
      evaluation = Evaluation.of(network, test, testBatch, classes);
      trainingNanos += trained - start;
      evaluationNanos += System.nanoTime() - trained;
      EpochResult result =
          new EpochResult(
              epoch,
              mean.loss(),
              mean.accuracy(),
              evaluation.loss(),
              evaluation.accuracy(),
              (trained - start) / 1e9);
      requireFinite(evaluation.loss(), epoch);
      epochs.add(result);
      events.add(new RunEvent.EpochDone(experiment.epochs(), result));
    }
    if (evaluation == null) {
      throw new IllegalStateException("an experiment has at least one epoch");
    }
    return evaluation;
  }

  List<EpochResult> epochs() {
    return epochs;
  }

  double trainingSeconds() {
    return trainingNanos / 1e9;
  }

  double evaluationSeconds() {
    return evaluationNanos / 1e9;
  }

  double imagesPerSecond() {
    return (double) train.count() * epochs.size() / trainingSeconds();
  }

  /** Fisher and Yates' shuffle in Durstenfeld's form, of the last epoch's order. */
  private void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = shuffling.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  private RunningMean trainEpoch(int[] order, int epoch) throws IOException, DivergedException {
    RunningMean mean = new RunningMean();
    int size = experiment.batchSize();
    int batches = (order.length + size - 1) / size;
    long start = System.nanoTime();
    for (int b = 0; b < batches; b++) {
      int from = b * size;
      int to = Math.min(from + size, order.length);
      Images.Batch batch = to - from == size ? fullBatch : lastBatch;
      batch.fill(order, from, to);
      double penalty = network.penalty();
      float[] outputs = network.train(batch.images(), batch.labels());
      for (int row = 0; row < to - from; row++) {
        int label = batch.labels()[row];
        mean.add(
            network.loss(outputs, row, label) + penalty,
            Evaluation.argmax(outputs, row * classes, classes) == label);
      }
      requireFinite(mean.loss(), epoch);
      report(mean, epoch, b + 1, batches, start);
    }
    return mean;
  }

  private void report(RunningMean mean, int epoch, int batch, int batches, long start)
      throws IOException {
    long now = System.nanoTime();
    if (now - lastEventNanos < EVENT_INTERVAL_NANOS && batch < batches) {
      return;
    }
    lastEventNanos = now;
    double speed = mean.images() / ((now - start) / 1e9);
    double epochsLeft = experiment.epochs() - epoch + 1 - (double) batch / batches;
    double perEvaluation = epochs.isEmpty() ? 0 : evaluationSeconds() / epochs.size();
    double remaining =
        epochsLeft * train.count() / speed + (experiment.epochs() - epoch + 1) * perEvaluation;
    events.add(
        new RunEvent.BatchDone(
            epoch,
            experiment.epochs(),
            batch,
            batches,
            mean.loss(),
            mean.accuracy(),
            speed,
            remaining));
  }

  private static void requireFinite(double loss, int epoch) throws DivergedException {
    if (!Double.isFinite(loss)) {
      throw new DivergedException(
          "the loss became "
              + loss
              + " in epoch "
              + epoch
              + "; the training diverged. A smaller learning_rate usually helps");
    }
  }

  /** Thrown when the loss is no finite number any more. */
  static final class DivergedException extends Exception {

    private static final long serialVersionUID = 1L;

    DivergedException(String message) {
      super(message);
    }
  }
}
