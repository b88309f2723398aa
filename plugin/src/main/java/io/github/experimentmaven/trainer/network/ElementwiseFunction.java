package io.github.experimentmaven.trainer.network;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Any of Deeplearning4j's activation functions. They work in place, so each gets a copy of what is
 * needed again.
 */
final class ElementwiseFunction implements LayerFunction {

  private final IActivation activation;
  private @Nullable INDArray lastInput;

  ElementwiseFunction(IActivation activation) {
    this.activation = activation;
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input.dup('c');
    return Buffer.contiguous(activation.getActivation(input.dup('c'), training));
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    return Buffer.contiguous(
        activation.backprop(Views.forwardFirst(lastInput), outputGradient).getFirst());
  }
}
