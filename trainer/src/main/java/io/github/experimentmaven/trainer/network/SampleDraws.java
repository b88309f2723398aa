package io.github.experimentmaven.trainer.network;

import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * What is drawn for each sample of the training set in each epoch: it depends on nothing else, so
 * that neither the order of the samples nor the batches they come in change it.
 */
final class SampleDraws {

  /** How many numbers each sample has. */
  private static final int COUNT = 2;

  private static final int[] ASCENDING = {0, 1};

  private final IntFunction<SplittableRandom> streams;
  private final int[] numbers = new int[COUNT];
  private long key;
  private int[] samples = {};
  private int first;

  /**
   * @param streams the random numbers of each epoch, from 1; those of the first until told
   *     otherwise
   */
  SampleDraws(IntFunction<SplittableRandom> streams) {
    this.streams = streams;
    startEpoch(1);
  }

  /** As {@link LayerFunction#startEpoch}. */
  void startEpoch(int epoch) {
    key = streams.apply(epoch).nextLong();
  }

  /** As {@link LayerFunction#startBatch}. */
  void startBatch(int[] samples) {
    this.samples = samples;
  }

  /** As {@link LayerFunction#startPart}. */
  void startPart(int first) {
    this.first = first;
  }

  /**
   * Goes to a sample.
   *
   * @param row its place in the part of the batch
   */
  void select(int row) {
    KeyedHash.fill(key, COUNT * samples[first + row], ASCENDING, numbers, COUNT);
  }

  /** The first number of the sample, at least 0 and less than 1. */
  double one() {
    return numbers[0] * 0x1p-31;
  }

  /** The second number of the sample, likewise. */
  double other() {
    return numbers[1] * 0x1p-31;
  }
}
