package io.github.experimentmaven.trainer.network;

/**
 * Label smoothing: a part of every label is spread over all classes alike.
 *
 * @param kept what a label is multiplied by
 * @param spread what each class gets of it
 */
record Smoothing(float kept, float spread) {

  /**
   * That of a loss.
   *
   * @param share how much is spread
   * @param classes over how many
   */
  static Smoothing of(double share, int classes) {
    return new Smoothing((float) (1 - share), (float) (share / classes));
  }

  /** A number of a label, smoothed. */
  float of(float y) {
    return y * kept + spread;
  }
}
