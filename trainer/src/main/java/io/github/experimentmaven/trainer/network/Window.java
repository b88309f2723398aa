package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;

/**
 * A window that moves over an image.
 *
 * @param height rows of the input
 * @param width columns of the input
 * @param size rows and columns of the window that it looks at
 * @param dilation from one of them to the next
 * @param strides how far it moves
 * @param padding what happens at the border
 * @param outputHeight rows of the output
 * @param outputWidth columns of the output
 */
record Window(
    int height,
    int width,
    Size size,
    Size dilation,
    Size strides,
    Padding padding,
    int outputHeight,
    int outputWidth) {

  static Window over(Shape input, Shape output, Size size, Size strides, Padding padding) {
    return over(input, output, size, Size.square(1), strides, padding);
  }

  static Window over(
      Shape input, Shape output, Size size, Size dilation, Size strides, Padding padding) {
    // Of a single row or column there is no next.
    boolean dilates =
        reach(size.height(), dilation.height()) > size.height()
            || reach(size.width(), dilation.width()) > size.width();
    return new Window(
        input.height(),
        input.width(),
        size,
        dilates ? dilation : Size.square(1),
        strides,
        padding,
        output.height(),
        output.width());
  }

  /** Whether it leaves out pixels between those that it looks at. */
  boolean dilates() {
    return !dilation.equals(Size.square(1));
  }

  /** Whether the windows lie side by side, without overlap, gaps or padding. */
  boolean tiled() {
    return size.equals(strides)
        && outputHeight * size.height() <= height
        && outputWidth * size.width() <= width;
  }

  /** Rows of padding above; the odd one of {@code same} is below, as in TensorFlow. */
  int padTop() {
    return pad(height, outputHeight, reach(size.height(), dilation.height()), strides.height());
  }

  /** Columns of padding to the left. */
  int padLeft() {
    return pad(width, outputWidth, reach(size.width(), dilation.width()), strides.width());
  }

  /** Rows of the input with all the padding that the windows reach into, above and below. */
  int paddedHeight() {
    int reach = reach(size.height(), dilation.height());
    return Math.max(padTop() + height, (outputHeight - 1) * strides.height() + reach);
  }

  /** Columns of the input with all the padding that the windows reach into. */
  int paddedWidth() {
    int reach = reach(size.width(), dilation.width());
    return Math.max(padLeft() + width, (outputWidth - 1) * strides.width() + reach);
  }

  private static int reach(int size, int dilation) {
    return (size - 1) * dilation + 1;
  }

  private int pad(int input, int output, int window, int stride) {
    return padding == Padding.VALID ? 0 : Math.max(0, (output - 1) * stride + window - input) / 2;
  }
}
