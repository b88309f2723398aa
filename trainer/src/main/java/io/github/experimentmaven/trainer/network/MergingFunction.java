package io.github.experimentmaven.trainer.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The forward and the backward pass of a layer that makes one array of several. Arrays are as those
 * of a {@link LayerFunction}; the output is the function's own, and not needed by its backward
 * pass.
 */
interface MergingFunction {

  /**
   * The output for some inputs.
   *
   * @param inputs kept until {@link #backward}, and not changed
   */
  INDArray forward(List<INDArray> inputs);

  /**
   * Adds the gradients of the inputs to their sums.
   *
   * @param outputGradient of the mean loss with respect to the last output
   * @param sums of the inputs, in their order; null for one that nobody needs the gradient of
   */
  void backward(INDArray outputGradient, List<@Nullable GradientSum> sums);

  /** The array of the output. */
  Buffer output();
}
