package io.github.experimentmaven.trainer.network;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@code max(x, 0)}, in place: the layer before it does not need its output again. Its derivative
 * at 0 is 0.
 */
final class ReluFunction implements LayerFunction {

  private @Nullable INDArray lastOutput;

  @Override
  public INDArray forward(INDArray input, boolean training) {
    Nd4j.getExecutioner().exec(new RectifiedLinear(input, input, 0));
    lastOutput = input;
    return input;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    FloatBuffer y = Buffer.floats(Views.forwardFirst(lastOutput));
    FloatBuffer gradient = Buffer.floats(outputGradient);
    int length = gradient.capacity();
    for (int i = 0; i < length; i++) {
      if (y.get(i) <= 0) {
        gradient.put(i, 0);
      }
    }
    return outputGradient;
  }
}
