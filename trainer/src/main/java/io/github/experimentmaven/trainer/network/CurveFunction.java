package io.github.experimentmaven.trainer.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An activation function, in place: see {@link #keepsOutput}. */
final class CurveFunction implements LayerFunction {

  private final Curve curve;
  private final float[] values;
  private final float[] gradients;
  private @Nullable INDArray lastOutput;

  /**
   * @param curve the function
   */
  CurveFunction(Curve curve) {
    this.curve = curve;
    values = new float[curve.block()];
    gradients = new float[values.length];
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    Floats x = Floats.of(input);
    int length = x.capacity();
    for (int start = 0; start < length; start += values.length) {
      int count = Math.min(values.length, length - start);
      x.get(start, values, 0, count);
      curve.apply(values, count);
      x.put(start, values, 0, count);
    }
    lastOutput = input;
    return input;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    Floats y = Floats.of(Views.forwardFirst(lastOutput));
    Floats gradient = Floats.of(outputGradient);
    int length = gradient.capacity();
    for (int start = 0; start < length; start += values.length) {
      int count = Math.min(values.length, length - start);
      y.get(start, values, 0, count);
      gradient.get(start, gradients, 0, count);
      curve.multiplyBySlope(values, gradients, count);
      gradient.put(start, gradients, 0, count);
    }
    return outputGradient;
  }

  @Override
  public List<Buffer> kept() {
    return List.of();
  }
}
