package io.github.experimentmaven.trainer;

/** What a network is shown of some samples. */
interface SampleFeatures {

  /** How many samples there are. */
  int count();

  /** How many numbers a sample has. */
  int size();

  /** The shape of a sample, as the network's first layer gets it. */
  long[] sampleShape();

  /**
   * Writes the numbers of a sample.
   *
   * @param sample its position
   * @param numbers takes them
   */
  void copy(int sample, float[] numbers);
}
