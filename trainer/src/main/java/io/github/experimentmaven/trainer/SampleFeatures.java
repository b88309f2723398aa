package io.github.experimentmaven.trainer;

/** What a network is shown of some samples, in memory. */
interface SampleFeatures {

  /** How many samples there are. */
  int count();

  /** How many numbers a sample has. */
  int size();

  /** The shape of a batch of so many samples, as the network's first layer gets it. */
  long[] batchShape(int samples);

  /**
   * Writes the numbers of a sample.
   *
   * @param sample its position
   * @param batch where they go
   * @param at the place of the first one
   */
  void copy(int sample, float[] batch, int at);
}
