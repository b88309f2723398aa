package io.github.experimentmaven.trainer.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Any of Deeplearning4j's activation functions. They work in place, so each gets a copy of what is
 * needed again.
 */
final class ElementwiseFunction implements LayerFunction {

  private final IActivation activation;
  private final Buffer inputs;
  private final Buffer output;
  private final Buffer inputGradient;
  private @Nullable INDArray lastInput;

  /**
   * @param activation the function
   * @param shape of one sample, without the batch
   */
  ElementwiseFunction(IActivation activation, long[] shape) {
    this.activation = activation;
    inputs = new Buffer(shape);
    output = new Buffer(shape);
    inputGradient = new Buffer(shape);
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    try (MemoryWorkspace call = LibraryMemory.open()) {
      lastInput = LibraryMemory.copy(input, inputs.of(input.size(0)));
      INDArray result = activation.getActivation(input.dup('c'), training);
      return LibraryMemory.copy(result, output.of(input.size(0)));
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    INDArray input = Views.forwardFirst(lastInput);
    try (MemoryWorkspace call = LibraryMemory.open()) {
      INDArray result = activation.backprop(input, outputGradient).getFirst();
      return LibraryMemory.copy(result, inputGradient.of(input.size(0)));
    }
  }

  @Override
  public List<Buffer> kept() {
    return List.of(inputs, output);
  }

  @Override
  public Buffer inputGradient() {
    return inputGradient;
  }
}
