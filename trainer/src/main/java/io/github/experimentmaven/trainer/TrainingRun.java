package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The training of one network: shuffles, steps, measures each epoch, and leaves a checkpoint from
 * which a later attempt goes on to the same weights, bit for bit. The test set is only looked at,
 * never used to choose anything.
 */
final class TrainingRun {

  /** Batches of an epoch that are told of: by number, not by the clock, so the same in each run. */
  private static final int EVENTS_AN_EPOCH = 50;

  private final Training training;
  private final TrainableNetwork network;
  private final Images train;
  private final Images test;
  private final int classes;
  private final long seed;
  private final EventLog events;
  private final CheckpointFile checkpoints;
  private final List<EpochResult> epochs = new ArrayList<>();
  private final Images.Batch fullBatch;
  private final Images.Batch lastBatch;
  private final Images.Batch testBatch;
  private String initialWeightsSha256;
  private double evaluationSeconds;
  private double earlierSeconds;

  TrainingRun(
      Training training,
      long seed,
      TrainableNetwork network,
      Images train,
      Images test,
      int classes,
      EventLog events,
      CheckpointFile checkpoints) {
    this.training = training;
    this.seed = seed;
    this.network = network;
    this.train = train;
    this.test = test;
    this.classes = classes;
    this.events = events;
    this.checkpoints = checkpoints;
    initialWeightsSha256 = WeightsHash.of(network.weights());
    fullBatch = train.batch();
    lastBatch = train.batch();
    testBatch = test.batch();
  }

  /**
   * Trains all epochs, or those that are left if there is a checkpoint.
   *
   * @return the evaluation after the last one
   * @throws DivergedException if the loss is no finite number any more
   */
  Evaluation run() throws IOException, DivergedException {
    resume();
    Evaluation evaluation = null;
    for (int epoch = epochs.size() + 1; epoch <= training.epochs(); epoch++) {
      network.startEpoch(epoch);
      int[] order = shuffled(epoch);
      long start = System.nanoTime();
      RunningMean mean = trainEpoch(order, epoch);
      long trained = System.nanoTime();
      evaluation = Evaluation.of(network, test, testBatch, classes);
      evaluationSeconds += (System.nanoTime() - trained) / 1e9;
      EpochResult result =
          new EpochResult(
              epoch,
              mean.loss(),
              mean.accuracy(),
              evaluation.loss(),
              evaluation.accuracy(),
              (trained - start) / 1e9,
              WeightsHash.of(network.weights()));
      requireFinite(evaluation.loss(), epoch);
      epochs.add(result);
      if (epoch < training.epochs()) {
        // Before the event: who reads of an epoch can rely on its checkpoint.
        checkpoints.write(checkpoint());
      }
      events.add(new RunEvent.EpochDone(training.epochs(), result));
    }
    if (evaluation == null) {
      throw new IllegalStateException("an training has at least one epoch");
    }
    return evaluation;
  }

  List<EpochResult> epochs() {
    return epochs;
  }

  String initialWeightsSha256() {
    return initialWeightsSha256;
  }

  double trainingSeconds() {
    return epochs.stream().mapToDouble(EpochResult::seconds).sum();
  }

  double evaluationSeconds() {
    return evaluationSeconds;
  }

  /** Since the start of the trainer, and of those before that were interrupted. */
  double totalSeconds() {
    return earlierSeconds + Uptime.seconds();
  }

  double imagesPerSecond() {
    return (double) train.count() * epochs.size() / trainingSeconds();
  }

  private void resume() throws IOException {
    try {
      Checkpoint checkpoint = checkpoints.read().orElse(null);
      if (checkpoint == null) {
        return;
      }
      network.restore(checkpoint.weights(), checkpoint.optimizer());
      epochs.addAll(checkpoint.epochs());
      initialWeightsSha256 = checkpoint.initialWeightsSha256();
      evaluationSeconds = checkpoint.evaluationSeconds();
      earlierSeconds = checkpoint.totalSeconds();
      events.add(new RunEvent.Resumed(epochs.size(), training.epochs()));
    } catch (CheckpointFile.UnusableException e) {
      String warning =
          "the training starts from the beginning, as its checkpoint cannot be used: "
              + e.getMessage();
      System.err.println(warning);
      events.add(new RunEvent.Warned(warning));
      checkpoints.delete();
    }
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(
        epochs,
        initialWeightsSha256,
        evaluationSeconds,
        totalSeconds(),
        network.weights(),
        network.optimizerState());
  }

  /** Fisher and Yates' shuffle in Durstenfeld's form, of the natural order. */
  private int[] shuffled(int epoch) {
    SplittableRandom shuffling = SeedStream.SHUFFLING.random(seed, 0, epoch);
    int[] order = train.order();
    for (int i = order.length - 1; i > 0; i--) {
      int j = shuffling.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private RunningMean trainEpoch(int[] order, int epoch) throws IOException, DivergedException {
    RunningMean mean = new RunningMean();
    int size = training.batchSize();
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
      if (isReported(b + 1, batches)) {
        report(mean, epoch, b + 1, batches, start);
      }
    }
    return mean;
  }

  /** Evenly spread over the epoch, its last batch included; every batch if there are few. */
  private static boolean isReported(int batch, int batches) {
    return (long) batch * EVENTS_AN_EPOCH / batches
        > (long) (batch - 1) * EVENTS_AN_EPOCH / batches;
  }

  private void report(RunningMean mean, int epoch, int batch, int batches, long start)
      throws IOException {
    double speed = mean.images() / ((System.nanoTime() - start) / 1e9);
    double epochsLeft = training.epochs() - epoch + 1 - (double) batch / batches;
    double perEvaluation = epochs.isEmpty() ? 0 : evaluationSeconds / epochs.size();
    double remaining =
        epochsLeft * train.count() / speed + (training.epochs() - epoch + 1) * perEvaluation;
    events.add(
        new RunEvent.BatchDone(
            epoch,
            training.epochs(),
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
