package io.github.experimentmaven.trainer.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The forward and the backward pass of one layer over the parameters and gradients of a
 * Deeplearning4j network.
 *
 * <p>Arrays are contiguous floats in C order: images {@code [batch, channels, height, width]},
 * vectors {@code [batch, features]}. An array that is returned belongs to the layer: an output is
 * overwritten by the next forward pass, a gradient by the backward pass of a layer before.
 */
interface LayerFunction {

  /**
   * Told before the first step of an epoch.
   *
   * @param epoch from 1
   */
  default void startEpoch(int epoch) {}

  /** Told before each batch of training, whose samples come in one forward pass or in several. */
  default void startBatch() {}

  /**
   * Told before each forward pass of training. What is drawn for a sample depends on its place in
   * the batch, and not on what other samples are in the pass.
   *
   * @param first the place in the batch of the input's first sample
   */
  default void startPart(int first) {}

  /**
   * Whether the backward pass needs the last output as it was. Such a function works in place: its
   * output is its input's memory, so it may only follow one that does not, and not the data.
   */
  default boolean keepsOutput() {
    return false;
  }

  /**
   * Whether it does something in training alone, with an output of its own; in evaluation it passes
   * its input on.
   */
  default boolean isForTraining() {
    return false;
  }

  /**
   * The output for an input.
   *
   * @param input kept until {@link #backward}; not changed but by a function that works in place
   * @param training whether a backward pass follows
   */
  INDArray forward(INDArray input, boolean training);

  /**
   * Writes the gradient of the layer's parameters, and gives that of its input.
   *
   * @param outputGradient of the mean loss with respect to the last output; may be overwritten
   * @param inputGradientNeeded false for the first layer that has parameters
   * @return the gradient with respect to the last input, or null if it was not needed
   */
  @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded);

  /** The arrays that last from the forward to the backward pass, that of the output among them. */
  List<Buffer> kept();

  /**
   * The array of the input's gradient, which nobody needs once the layer before has made its own of
   * it; null if the layer works in place.
   */
  default @Nullable Buffer inputGradient() {
    return null;
  }
}
