package io.github.experimentmaven.trainer.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The scalar product of two vectors, or the cosine of the angle between them, with Keras' lower
 * bound of 1e-12 for the squares of their lengths. Sums are of doubles, in the order of the
 * features.
 */
final class DotFunction implements MergingFunction {

  /** keras.utils.normalize and keras.layers.Dot: x * rsqrt(max(sum(x^2), 1e-12)). */
  private static final double LEAST_SQUARES = 1e-12;

  private final boolean normalize;
  private final int features;
  private final float[] first;
  private final float[] second;
  private final Buffer output = new Buffer(1);
  private List<Floats> lastInputs = List.of();

  /**
   * @param normalize whether the vectors are scaled to length 1 before
   * @param features of each vector
   */
  DotFunction(boolean normalize, int features) {
    this.normalize = normalize;
    this.features = features;
    first = new float[features];
    second = new float[features];
  }

  @Override
  public INDArray forward(List<INDArray> inputs) {
    INDArray products = output.of(inputs.get(0).size(0));
    lastInputs = inputs.stream().map(Floats::of).toList();
    Floats y = Floats.of(products);
    for (int sample = 0; sample < y.capacity(); sample++) {
      read(sample);
      double scale = normalize ? 1 / (length(first) * length(second)) : 1;
      y.put(sample, (float) (product(first, second) * scale));
    }
    return products;
  }

  private void read(int sample) {
    lastInputs.get(0).get(sample * features, first, 0, features);
    lastInputs.get(1).get(sample * features, second, 0, features);
  }

  private double length(float[] vector) {
    return Math.sqrt(Math.max(product(vector, vector), LEAST_SQUARES));
  }

  private double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < features; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @Override
  public void backward(INDArray outputGradient, List<@Nullable GradientSum> sums) {
    Floats gradient = Floats.of(outputGradient);
    for (int i = 0; i < 2; i++) {
      GradientSum sum = sums.get(i);
      if (sum != null) {
        boolean ofFirst = i == 0;
        sum.add((from, values, count) -> fill(gradient, ofFirst, from, values, count));
      }
    }
  }

  private void fill(Floats gradient, boolean ofFirst, int from, float[] values, int count) {
    int filled = 0;
    while (filled < count) {
      int place = from + filled;
      int sample = place / features;
      int start = place % features;
      int rest = Math.min(count - filled, features - start);
      read(sample);
      float[] own = ofFirst ? first : second;
      float[] other = ofFirst ? second : first;
      double scale = gradient.get(sample);
      double shrink = 0;
      if (normalize) {
        double length = length(own);
        scale /= length * length(other);
        // The bound does not change with the vector.
        boolean bounded = product(own, own) < LEAST_SQUARES;
        shrink = bounded ? 0 : product(own, other) / (length * length);
      }
      for (int i = 0; i < rest; i++) {
        int feature = start + i;
        values[filled + i] = (float) (scale * (other[feature] - shrink * own[feature]));
      }
      filled += rest;
    }
  }

  @Override
  public Buffer output() {
    return output;
  }
}
