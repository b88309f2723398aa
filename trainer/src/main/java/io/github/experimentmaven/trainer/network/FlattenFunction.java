package io.github.experimentmaven.trainer.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Images to vectors: {@code [batch, channels, height, width] -> [batch, channels * height *
 * width]}, without a copy. As the layers around it use the same arrays again and again, so are the
 * views of them.
 */
final class FlattenFunction implements LayerFunction {

  private @Nullable INDArray lastInput;
  private @Nullable INDArray vectors;
  private @Nullable INDArray lastGradient;
  private @Nullable INDArray imageGradient;

  @Override
  public INDArray forward(INDArray input, boolean training) {
    if (input.rank() == 2) {
      lastInput = input;
      return input;
    }
    if (vectors == null || input != lastInput) {
      vectors = input.reshape('c', input.size(0), input.length() / input.size(0));
      lastInput = input;
    }
    return vectors;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    INDArray input = Views.forwardFirst(lastInput);
    if (input.rank() == 2) {
      return outputGradient;
    }
    if (imageGradient == null || outputGradient != lastGradient) {
      imageGradient = outputGradient.reshape('c', input.shape());
      lastGradient = outputGradient;
    }
    return imageGradient;
  }

  @Override
  public List<Buffer> kept() {
    return List.of();
  }
}
