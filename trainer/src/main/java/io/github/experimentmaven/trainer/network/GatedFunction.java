package io.github.experimentmaven.trainer.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An activation function {@code x g(x)}. Its slope does not follow from its value, so that it
 * leaves its input as it is.
 */
final class GatedFunction implements LayerFunction {

  private final Gate gate;
  private final Buffer output;
  private final float[] numbers = new float[Curve.BLOCK];
  private final float[] gates = new float[Curve.BLOCK];
  private final float[] gradients = new float[Curve.BLOCK];
  private @Nullable INDArray lastInput;

  /**
   * @param gate what numbers are multiplied with
   * @param sampleShape of one sample, without the batch
   */
  GatedFunction(Gate gate, long... sampleShape) {
    this.gate = gate;
    output = new Buffer(sampleShape);
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input;
    INDArray result = output.of(input.size(0));
    Floats x = Floats.of(input);
    Floats y = Floats.of(result);
    int length = x.capacity();
    for (int start = 0; start < length; start += numbers.length) {
      int count = Math.min(numbers.length, length - start);
      take(x, start, count);
      multiply(numbers, gates, count);
      y.put(start, numbers, 0, count);
    }
    return result;
  }

  private void take(Floats x, int start, int count) {
    x.get(start, numbers, 0, count);
    gate.open(numbers, gates, count);
  }

  private static void multiply(float[] numbers, float[] gates, int count) {
    for (int i = 0; i < count; i++) {
      numbers[i] *= gates[i];
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    Floats x = Floats.of(Views.forwardFirst(lastInput));
    Floats gradient = Floats.of(outputGradient);
    int length = gradient.capacity();
    for (int start = 0; start < length; start += numbers.length) {
      int count = Math.min(numbers.length, length - start);
      take(x, start, count);
      gradient.get(start, gradients, 0, count);
      gate.multiplyBySlope(numbers, gates, gradients, count);
      gradient.put(start, gradients, 0, count);
    }
    return outputGradient;
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }
}
