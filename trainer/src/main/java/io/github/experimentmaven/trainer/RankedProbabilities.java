package io.github.experimentmaven.trainer;

import java.util.Arrays;

/**
 * What depends on the order of probabilities alone. Equal ones are passed by a threshold together.
 */
final class RankedProbabilities {

  /** How many samples of each class have a probability of at least the threshold. */
  private interface Threshold {

    /**
     * The next lower threshold.
     *
     * @param positives above it or on it
     * @param negatives above it or on it
     */
    void at(long positives, long negatives);
  }

  private final float[] probabilities;
  private final boolean[] positive;
  private final long positives;

  /**
   * @param probabilities that a sample is of the positive class
   * @param positive whether it is
   */
  RankedProbabilities(float[] probabilities, boolean[] positive) {
    this.probabilities = probabilities;
    this.positive = positive;
    long count = 0;
    for (boolean each : positive) {
      count += each ? 1 : 0;
    }
    positives = count;
  }

  /** The area below the ROC curve; 0.5 if all samples are of one class. */
  double areaBelowRoc() {
    long negatives = probabilities.length - positives;
    if (positives == 0 || negatives == 0) {
      return 0.5;
    }
    // Twice the area in pairs of a positive and a negative sample, exact up to 3e9 samples.
    long[] state = new long[3];
    descend(
        (above, others) -> {
          state[2] += (others - state[1]) * (above + state[0]);
          state[0] = above;
          state[1] = others;
        });
    return state[2] / 2.0 / positives / negatives;
  }

  /** The sum of the gains in recall times the precision there; 0 without a positive sample. */
  double averagePrecision() {
    if (positives == 0) {
      return 0;
    }
    long[] before = new long[1];
    double[] sum = new double[1];
    descend(
        (above, others) -> {
          sum[0] += (above - before[0]) * ((double) above / (above + others));
          before[0] = above;
        });
    return sum[0] / positives;
  }

  private void descend(Threshold threshold) {
    // The sign bit is 0: numbers of the bits, with the class in the last place, sort by value.
    long[] keys = new long[probabilities.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) Float.floatToIntBits(probabilities[i]) << 1 | (positive[i] ? 1 : 0);
    }
    Arrays.sort(keys);
    long above = 0;
    long others = 0;
    for (int i = keys.length - 1; i >= 0; i--) {
      if ((keys[i] & 1) == 1) {
        above++;
      } else {
        others++;
      }
      if (i == 0 || keys[i - 1] >> 1 != keys[i] >> 1) {
        threshold.at(above, others);
      }
    }
  }
}
