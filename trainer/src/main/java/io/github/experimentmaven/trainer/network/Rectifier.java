package io.github.experimentmaven.trainer.network;

/**
 * {@code greatest} from there on, {@code x} from the threshold on, else {@code slope (x -
 * threshold)}; its slope is zero, one, or that below the threshold.
 */
final class Rectifier implements Curve {

  private final float slope;
  private final float greatest;
  private final float threshold;

  /**
   * @param slope below the threshold; not negative
   * @param greatest value; not negative, infinite if there is none
   * @param threshold not negative
   */
  Rectifier(float slope, float greatest, float threshold) {
    this.slope = slope;
    this.greatest = greatest;
    this.threshold = threshold;
  }

  @Override
  public void apply(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      // Zero times infinity would be no number.
      float below = Math.max(x[i] - threshold, -Float.MAX_VALUE);
      x[i] = x[i] >= threshold ? Math.min(x[i], greatest) : slope * below;
    }
  }

  @Override
  public void multiplyBySlope(float[] y, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      // The last sum hides nothing that is not a number.
      float inside = y[i] > 0 ? 1 : slope;
      gradient[i] *= (y[i] < greatest ? inside : 0) + 0 * Math.min(y[i], Float.MAX_VALUE);
    }
  }
}
