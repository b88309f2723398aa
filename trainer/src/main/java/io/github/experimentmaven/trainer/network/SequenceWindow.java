package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Shape;

/**
 * A window that moves over a sequence.
 *
 * @param steps of the input
 * @param outputSteps of the output
 * @param size how many steps it looks at
 * @param stride from a window to the next
 * @param dilation from a step that it looks at to the next
 * @param before zeros before the sequence
 */
record SequenceWindow(int steps, int outputSteps, int size, int stride, int dilation, int before) {

  /** That of a convolution. */
  static SequenceWindow of(Layer.Conv1D layer, Shape input, Shape output) {
    return new SequenceWindow(
        input.height(),
        output.height(),
        layer.kernelSize(),
        layer.strides(),
        layer.dilationRate(),
        layer
            .padding()
            .before(input.height(), output.height(), layer.windowSteps(), layer.strides()));
  }

  /**
   * The step of the input that the first window looks at, before the sequence if it is negative.
   *
   * @param tap which of those that it looks at, from 0
   */
  int offset(int tap) {
    return tap * dilation - before;
  }

  /** The first step of the output whose window looks at one within the sequence. */
  int from(int tap) {
    return Math.min(Math.max(0, (stride - 1 - offset(tap)) / stride), outputSteps);
  }

  /** The step behind the last such. */
  int to(int tap) {
    int last = steps - 1 - offset(tap);
    return last < 0 ? from(tap) : Math.max(from(tap), Math.min(outputSteps, last / stride + 1));
  }
}
