package io.github.experimentmaven.trainer;

/** Thrown when the loss is no finite number any more. */
final class DivergedException extends Exception {

  private static final long serialVersionUID = 1L;

  private DivergedException(String message) {
    super(message);
  }

  /**
   * Does nothing as long as a loss is a finite number.
   *
   * @param loss of the epoch so far
   * @param epoch from 1
   */
  static void requireFinite(double loss, int epoch) throws DivergedException {
    if (!Double.isFinite(loss)) {
      throw new DivergedException(
          "the loss became "
              + loss
              + " in epoch "
              + epoch
              + "; the training diverged. A smaller learning_rate usually helps");
    }
  }
}
