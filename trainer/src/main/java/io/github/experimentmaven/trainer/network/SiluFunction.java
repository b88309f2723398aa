package io.github.experimentmaven.trainer.network;

import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code x s} with the sigmoid {@code s} of {@code x}. Its slope, {@code s (1 + x (1 - s))}, does
 * not follow from its value, so that it leaves its input as it is.
 */
final class SiluFunction implements LayerFunction {

  private final Sigmoid sigmoid = new Sigmoid();
  private final Buffer output;
  private final float[] numbers = new float[Curve.BLOCK];
  private final float[] sigmoids = new float[Curve.BLOCK];
  private final float[] gradients = new float[Curve.BLOCK];
  private @Nullable INDArray lastInput;

  /**
   * @param sampleShape of one sample, without the batch
   */
  SiluFunction(long... sampleShape) {
    output = new Buffer(sampleShape);
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input;
    INDArray result = output.of(input.size(0));
    FloatBuffer x = Buffer.floats(input);
    FloatBuffer y = Buffer.floats(result);
    int length = x.capacity();
    for (int start = 0; start < length; start += numbers.length) {
      int count = Math.min(numbers.length, length - start);
      take(x, start, count);
      multiply(numbers, sigmoids, count);
      y.put(start, numbers, 0, count);
    }
    return result;
  }

  private void take(FloatBuffer x, int start, int count) {
    x.get(start, numbers, 0, count);
    System.arraycopy(numbers, 0, sigmoids, 0, count);
    sigmoid.apply(sigmoids, count);
  }

  private static void multiply(float[] numbers, float[] sigmoids, int count) {
    for (int i = 0; i < count; i++) {
      numbers[i] *= sigmoids[i];
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    FloatBuffer x = Buffer.floats(Views.forwardFirst(lastInput));
    FloatBuffer gradient = Buffer.floats(outputGradient);
    int length = gradient.capacity();
    for (int start = 0; start < length; start += numbers.length) {
      int count = Math.min(numbers.length, length - start);
      take(x, start, count);
      gradient.get(start, gradients, 0, count);
      multiplyBySlope(numbers, sigmoids, gradients, count);
      gradient.put(start, gradients, 0, count);
    }
    return outputGradient;
  }

  private static void multiplyBySlope(
      float[] numbers, float[] sigmoids, float[] gradients, int count) {
    for (int i = 0; i < count; i++) {
      gradients[i] *= sigmoids[i] * (1 + numbers[i] * (1 - sigmoids[i]));
    }
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }
}
