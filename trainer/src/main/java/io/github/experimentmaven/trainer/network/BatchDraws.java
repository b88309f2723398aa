package io.github.experimentmaven.trainer.network;

import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * What is drawn for each batch: a key, from which and from a number's place in the batch {@link
 * KeyedHash} makes all others. It depends on nothing else, so that the parts which a batch is
 * divided into do not change it.
 */
final class BatchDraws {

  private final IntFunction<SplittableRandom> streams;
  private final int sampleLength;
  private SplittableRandom random;
  private long key;
  private int first;

  /**
   * @param streams the random numbers of each epoch, from 1; those of the first until told
   *     otherwise
   * @param sampleLength how many numbers are drawn for each sample
   */
  BatchDraws(IntFunction<SplittableRandom> streams, int sampleLength) {
    this.streams = streams;
    this.sampleLength = sampleLength;
    random = streams.apply(1);
  }

  /** As {@link LayerFunction#startEpoch}. */
  void startEpoch(int epoch) {
    random = streams.apply(epoch);
  }

  /** As {@link LayerFunction#startBatch}. */
  void startBatch() {
    key = random.nextLong();
  }

  /** As {@link LayerFunction#startPart}. */
  void startPart(int sample) {
    first = sample * sampleLength;
  }

  /** The key of the batch. */
  long key() {
    return key;
  }

  /**
   * The place in the batch of a number of the part.
   *
   * @param place in the part
   */
  int place(int place) {
    return first + place;
  }
}
