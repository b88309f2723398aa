package io.github.experimentmaven.trainer.network;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Images to vectors: {@code [batch, channels, height, width] -> [batch, channels * height *
 * width]}, without a copy.
 */
final class FlattenFunction implements LayerFunction {

  private long[] shape = {};

  @Override
  public INDArray forward(INDArray input, boolean training) {
    shape = input.shape();
    return input.rank() == 2
        ? input
        : input.reshape('c', input.size(0), input.length() / input.size(0));
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    return shape.length == 2 ? outputGradient : outputGradient.reshape('c', shape);
  }
}
