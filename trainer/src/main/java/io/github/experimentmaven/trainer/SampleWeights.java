package io.github.experimentmaven.trainer;

/** How much each of some samples counts in training. */
interface SampleWeights {

  /**
   * What the loss of a sample is multiplied by.
   *
   * @param sample its position
   */
  float of(int sample);
}
