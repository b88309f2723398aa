package io.github.experimentmaven.trainer.network;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Passes on a copy of its input, for a function that works in place where the array is not its to
 * change: the data themselves, or what an activation function before it still needs.
 */
final class CopyFunction implements LayerFunction {

  private final Buffer output;

  /**
   * @param sampleShape of one sample, without the batch
   */
  CopyFunction(long... sampleShape) {
    output = new Buffer(sampleShape);
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    INDArray result = output.of(input.size(0));
    Pointer.memcpy(Buffer.pointer(result), Buffer.pointer(input), Float.BYTES * input.length());
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    return inputGradientNeeded ? outputGradient : null;
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }
}
