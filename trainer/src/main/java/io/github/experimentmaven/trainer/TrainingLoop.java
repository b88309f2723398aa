package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** Shuffles and steps, and tells its listeners. */
final class TrainingLoop {

  private final Training training;
  private final long seed;
  private final TrainableNetwork network;
  private final Samples samples;
  private final List<TrainingListener> listeners;
  private final Samples.Batch batch;

  /**
   * @param training says how many epochs, and how large the batches are
   * @param seed of the run
   * @param network that is trained
   * @param samples of the training set
   * @param listeners in the order in which they are told
   */
  TrainingLoop(
      Training training,
      long seed,
      TrainableNetwork network,
      Samples samples,
      List<TrainingListener> listeners) {
    this.training = training;
    this.seed = seed;
    this.network = network;
    this.samples = samples;
    this.listeners = List.copyOf(listeners);
    batch = samples.batch();
  }

  /**
   * Trains until all epochs are done, a listener ends the training, or it is paused.
   *
   * @param done how many epochs an earlier attempt has done, fewer than there are, if there are any
   * @param pause the epoch after which to pause; none is trained if more are done already
   * @return whether it has come to its end, and is not paused
   * @throws DivergedException if the loss is no finite number any more
   */
  boolean run(int done, int pause) throws IOException, DivergedException {
    for (TrainingListener listener : listeners) {
      listener.onTrainingStart(done);
    }
    boolean ended = training.epochs() == 0;
    for (int number = done + 1; !ended && number <= pause; number++) {
      TrainedEpoch epoch = new TrainedEpoch(number, training.epochs(), train(number));
      for (TrainingListener listener : listeners) {
        listener.onEpoch(epoch);
      }
      ended = epoch.isLast();
    }
    return ended;
  }

  /** One epoch; gives the seconds that it took. */
  private double train(int epoch) throws IOException, DivergedException {
    network.startEpoch(epoch);
    int[] order = shuffled(epoch);
    for (TrainingListener listener : listeners) {
      listener.onEpochStart(epoch);
    }
    long start = System.nanoTime();
    int size = training.batchSize();
    int count = (order.length + size - 1) / size;
    for (int b = 0; b < count; b++) {
      int from = b * size;
      batch.fill(order, from, Math.min(from + size, order.length));
      double penalty = network.penalty();
      float[] outputs =
          network.train(batch.features(), batch.targets(), batch.weights(), batch.samples());
      TrainedBatch trained =
          new TrainedBatch(
              b + 1, count, batch.size(), batch.targets(), outputs, batch.weights(), penalty);
      for (TrainingListener listener : listeners) {
        listener.onBatch(trained);
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** Fisher and Yates' shuffle in Durstenfeld's form, of the natural order. */
  private int[] shuffled(int epoch) {
    SplittableRandom shuffling = SeedStream.SHUFFLING.random(seed, 0, epoch);
    int[] order = samples.order();
    for (int i = order.length - 1; i > 0; i--) {
      int j = shuffling.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
