package io.github.experimentmaven.trainer.network;

import java.util.List;
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

  /**
   * @param layer the layer
   * @param shape of one sample, without the batch
   */
  NormalizationFunction(Layer layer, long[] shape) {
    library = new LibraryFunction(new NormalizationLayer(layer, shape), shape, shape);
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    single = input.rank() == 2 && input.size(0) == 1;
    return library.forward(single ? pixel(input) : input, training);
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    return library.backward(single ? pixel(outputGradient) : outputGradient, inputGradientNeeded);
  }

  @Override
  public List<Buffer> kept() {
    return library.kept();
  }

  @Override
  public Buffer inputGradient() {
    return library.inputGradient();
  }

  private static INDArray pixel(INDArray vector) {
    return vector.reshape('c', 1, vector.length(), 1, 1);
  }
}
