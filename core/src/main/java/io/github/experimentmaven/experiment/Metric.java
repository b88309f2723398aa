package io.github.experimentmaven.experiment;

/** What is measured of a trained network and can be gated; all of the last epoch. */
public enum Metric {
  @Described("Fraction of the test images whose most probable class is right.")
  TEST_ACCURACY,
  @Described("Mean loss over the test images, regularisation included.")
  TEST_LOSS,
  @Described(
      "Keras' training accuracy: the running mean over the last epoch's batches, taken while training.")
  TRAIN_ACCURACY,
  @Described(
      "Keras' training loss: the running mean over the last epoch's batches, taken while training.")
  TRAIN_LOSS;

  /** Whether a larger value is the better one. */
  public boolean higherIsBetter() {
    return isProportion();
  }

  /** Whether it is a fraction of images, between 0 and 1. */
  public boolean isProportion() {
    return this == TEST_ACCURACY || this == TRAIN_ACCURACY;
  }

  /** The name in files: {@code test_accuracy}. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
