package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;

/**
 * A window that moves over an image.
 *
 * @param height rows of the input
 * @param width columns of the input
 * @param size rows and columns of the window
 * @param strides how far it moves
 * @param padding what happens at the border
 * @param outputHeight rows of the output
 * @param outputWidth columns of the output
 */
record Window(
    int height,
    int width,
    Size size,
    Size strides,
    Padding padding,
    int outputHeight,
    int outputWidth) {

  static Window over(Shape input, Shape output, Size size, Size strides, Padding padding) {
    return new Window(
        input.height(), input.width(), size, strides, padding, output.height(), output.width());
  }

  /** Whether the windows lie side by side, without overlap, gaps or padding. */
  boolean tiled() {
    return size.equals(strides)
        && outputHeight * size.height() <= height
        && outputWidth * size.width() <= width;
  }

  /** Rows of padding above; the odd one of {@code same} is below, as in TensorFlow. */
  int padTop() {
    return pad(height, outputHeight, size.height(), strides.height());
  }

  /** Columns of padding to the left. */
  int padLeft() {
    return pad(width, outputWidth, size.width(), strides.width());
  }

  /** Rows of the input with all the padding that the windows reach into, above and below. */
  int paddedHeight() {
    return Math.max(padTop() + height, (outputHeight - 1) * strides.height() + size.height());
  }

  /** Columns of the input with all the padding that the windows reach into. */
  int paddedWidth() {
    return Math.max(padLeft() + width, (outputWidth - 1) * strides.width() + size.width());
  }

  private int pad(int input, int output, int window, int stride) {
    return padding == Padding.VALID ? 0 : Math.max(0, (output - 1) * stride + window - input) / 2;
  }
}
