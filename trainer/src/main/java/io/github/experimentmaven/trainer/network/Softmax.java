package io.github.experimentmaven.trainer.network;

/** Softmax of each vector of some features, which follow each other. */
final class Softmax implements Curve {

  private final int features;
  private final int block;
  private final Exponential exponential;

  /**
   * @param features of a vector
   */
  Softmax(int features) {
    this.features = features;
    // Of short vectors so many at a time that a loop over them is worth its start.
    block = Math.max(1, BLOCK / features) * features;
    exponential = new Exponential(block);
  }

  @Override
  public int block() {
    return block;
  }

  @Override
  public void apply(float[] x, int count) {
    for (int row = 0; row < count; row += features) {
      subtractMaximum(x, row, row + features);
    }
    exponential.split(x, count);
    join(exponential.fraction(), exponential.power(), x, count);
    for (int row = 0; row < count; row += features) {
      float sum = (float) PartialSums.sum(x, row, row + features);
      for (int i = row; i < row + features; i++) {
        x[i] /= sum;
      }
    }
  }

  private static void subtractMaximum(float[] values, int from, int to) {
    float maximum = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      maximum = Math.max(maximum, values[i]);
    }
    for (int i = from; i < to; i++) {
      values[i] -= maximum;
    }
  }

  private static void join(float[] fraction, float[] power, float[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = power[i] * (1 + fraction[i]);
    }
  }

  @Override
  public void multiplyBySlope(float[] y, float[] gradient, int count) {
    multiply(y, gradient, count);
    for (int row = 0; row < count; row += features) {
      float sum = (float) PartialSums.sum(gradient, row, row + features);
      for (int i = row; i < row + features; i++) {
        gradient[i] -= y[i] * sum;
      }
    }
  }

  private static void multiply(float[] values, float[] gradients, int count) {
    for (int i = 0; i < count; i++) {
      gradients[i] *= values[i];
    }
  }
}
