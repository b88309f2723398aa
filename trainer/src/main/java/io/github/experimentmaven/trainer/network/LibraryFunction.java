package io.github.experimentmaven.trainer.network;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer of Deeplearning4j as it is, for every kind of layer that has no faster path here. */
final class LibraryFunction implements LayerFunction {

  private final Layer layer;
  private final LayerWorkspaceMgr workspaces = LibraryMemory.forLayers();
  private final Buffer output;
  private final Buffer inputGradient;

  /**
   * @param layer the layer
   * @param inputShape of one sample, without the batch
   * @param outputShape of one sample, without the batch
   */
  LibraryFunction(Layer layer, long[] inputShape, long[] outputShape) {
    this.layer = layer;
    output = new Buffer(outputShape);
    inputGradient = new Buffer(inputShape);
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    try (MemoryWorkspace call = LibraryMemory.open()) {
      INDArray result = layer.activate(input, training, workspaces);
      return LibraryMemory.copy(result, output.of(input.size(0)));
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    try (MemoryWorkspace call = LibraryMemory.open()) {
      INDArray gradient = layer.backpropGradient(outputGradient, workspaces).getSecond();
      return inputGradientNeeded
          ? LibraryMemory.copy(gradient, inputGradient.of(outputGradient.size(0)))
          : null;
    }
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }

  @Override
  public Buffer inputGradient() {
    return inputGradient;
  }
}
