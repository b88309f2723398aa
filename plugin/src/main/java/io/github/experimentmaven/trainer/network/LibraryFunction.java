package io.github.experimentmaven.trainer.network;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer of Deeplearning4j as it is, for every kind of layer that has no faster path here. */
final class LibraryFunction implements LayerFunction {

  private final Layer layer;
  private final LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();

  LibraryFunction(Layer layer) {
    this.layer = layer;
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    return Buffer.contiguous(layer.activate(input, training, workspaces));
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    INDArray gradient = layer.backpropGradient(outputGradient, workspaces).getSecond();
    return inputGradientNeeded ? Buffer.contiguous(gradient) : null;
  }
}
