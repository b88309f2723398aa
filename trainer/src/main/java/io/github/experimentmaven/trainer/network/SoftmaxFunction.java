package io.github.experimentmaven.trainer.network;

import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Softmax of each vector, {@code [batch, features]}, in place: see {@link #keepsOutput}. */
final class SoftmaxFunction implements LayerFunction {

  private final int features;
  private final Exponential exponential;
  private final float[] values;
  private final float[] gradients;
  private @Nullable INDArray lastOutput;

  /**
   * @param features of a vector
   */
  SoftmaxFunction(int features) {
    this.features = features;
    // Of short vectors so many at a time that a loop over them is worth its start.
    int vectors = Math.max(1, Curve.BLOCK / features);
    values = new float[vectors * features];
    gradients = new float[values.length];
    exponential = new Exponential(values.length);
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    FloatBuffer x = Buffer.floats(input);
    int length = x.capacity();
    for (int start = 0; start < length; start += values.length) {
      int count = Math.min(values.length, length - start);
      x.get(start, values, 0, count);
      for (int row = 0; row < count; row += features) {
        subtractMaximum(values, row, row + features);
      }
      exponential.split(values, count);
      join(exponential.fraction(), exponential.power(), values, count);
      for (int row = 0; row < count; row += features) {
        float sum = (float) PartialSums.sum(values, row, row + features);
        for (int i = row; i < row + features; i++) {
          values[i] /= sum;
        }
      }
      x.put(start, values, 0, count);
    }
    lastOutput = input;
    return input;
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
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    FloatBuffer y = Buffer.floats(Views.forwardFirst(lastOutput));
    FloatBuffer gradient = Buffer.floats(outputGradient);
    int length = gradient.capacity();
    for (int start = 0; start < length; start += values.length) {
      int count = Math.min(values.length, length - start);
      y.get(start, values, 0, count);
      gradient.get(start, gradients, 0, count);
      multiply(values, gradients, count);
      for (int row = 0; row < count; row += features) {
        float sum = (float) PartialSums.sum(gradients, row, row + features);
        for (int i = row; i < row + features; i++) {
          gradients[i] -= values[i] * sum;
        }
      }
      gradient.put(start, gradients, 0, count);
    }
    return outputGradient;
  }

  private static void multiply(float[] values, float[] gradients, int count) {
    for (int i = 0; i < count; i++) {
      gradients[i] *= values[i];
    }
  }

  @Override
  public List<Buffer> kept() {
    return List.of();
  }
}
