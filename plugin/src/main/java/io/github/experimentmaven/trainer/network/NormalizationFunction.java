package io.github.experimentmaven.trainer.network;

import org.deeplearning4j.nn.api.Layer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Deeplearning4j's batch normalization. It fails for a batch of a single vector, as the last one of
 * an epoch may be: there the vector is given to it as an image of one pixel, which means the same.
 */
final class NormalizationFunction implements LayerFunction {

  private final LibraryFunction library;
  private boolean single;

  NormalizationFunction(Layer layer) {
    library = new LibraryFunction(layer);
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    single = input.rank() == 2 && input.size(0) == 1;
    return single
        ? vector(library.forward(pixel(input), training))
        : library.forward(input, training);
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!single) {
      return library.backward(outputGradient, inputGradientNeeded);
    }
    INDArray gradient = library.backward(pixel(outputGradient), inputGradientNeeded);
    return gradient == null ? null : vector(gradient);
  }

  private static INDArray pixel(INDArray vector) {
    return vector.reshape('c', 1, vector.length(), 1, 1);
  }

  private static INDArray vector(INDArray pixel) {
    return pixel.reshape('c', 1, pixel.length());
  }
}
