package io.github.experimentmaven.trainer;

/** An epoch that the network has just been trained for. */
final class TrainedEpoch {

  private final int number;
  private final double seconds;
  private boolean last;

  /**
   * @param number from 1
   * @param planned how many epochs there are to be
   * @param seconds time spent training
   */
  TrainedEpoch(int number, int planned, double seconds) {
    this.number = number;
    this.seconds = seconds;
    last = number >= planned;
  }

  /** Its number, from 1. */
  int number() {
    return number;
  }

  /** The time spent training. */
  double seconds() {
    return seconds;
  }

  /** Whether the training ends with it, as far as the listeners before have decided. */
  boolean isLast() {
    return last;
  }

  /** Has the training end with this epoch. */
  void endTraining() {
    last = true;
  }
}
