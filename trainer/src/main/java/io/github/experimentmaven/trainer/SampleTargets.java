package io.github.experimentmaven.trainer;

/** What a network is asked for of some samples, in memory: the outputs that would be right. */
interface SampleTargets {

  /** How many samples there are. */
  int count();

  /** How many outputs a sample has. */
  int width();

  /**
   * Writes the right outputs for a sample.
   *
   * @param sample its position
   * @param batch where they go; all of it is 0
   * @param at the place of the first one
   */
  void copy(int sample, float[] batch, int at);
}
