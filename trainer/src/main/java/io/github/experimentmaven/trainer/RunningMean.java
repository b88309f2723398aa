package io.github.experimentmaven.trainer;

/**
 * Keras' training loss and accuracy of an epoch: means over the images seen so far, taken while
 * training.
 */
final class RunningMean {

  private double loss;
  private long right;
  private long images;

  /** Adds one image: its loss, and whether it was right. */
  void add(double imageLoss, boolean isRight) {
    loss += imageLoss;
    right += isRight ? 1 : 0;
    images++;
  }

  double loss() {
    return images == 0 ? 0 : loss / images;
  }

  double accuracy() {
    return images == 0 ? 0 : (double) right / images;
  }

  long images() {
    return images;
  }
}
