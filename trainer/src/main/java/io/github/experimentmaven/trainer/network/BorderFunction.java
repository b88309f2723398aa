package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.Shape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adds a border of zeros to images, or takes one from them: {@code [batch, channels, height, width]
 * -> [batch, channels, height', width']}. Each is the way back of the other.
 */
final class BorderFunction implements LayerFunction {

  private final boolean isAdding;
  private final int top;
  private final int left;
  private final int channels;
  private final int height;
  private final int width;
  private final int framedHeight;
  private final int framedWidth;
  private final Buffer output;
  private final Buffer inputGradient;
  // An image without the border, and one with it.
  private final float[] inside;
  private final float[] framed;

  private BorderFunction(boolean isAdding, Border border, int height, int width, int channels) {
    this.isAdding = isAdding;
    this.channels = channels;
    this.height = height;
    this.width = width;
    top = border.top();
    left = border.left();
    framedHeight = height + border.rows();
    framedWidth = width + border.columns();
    Buffer small = new Buffer(channels, height, width);
    Buffer large = new Buffer(channels, framedHeight, framedWidth);
    output = isAdding ? large : small;
    inputGradient = isAdding ? small : large;
    inside = new float[channels * height * width];
    framed = new float[channels * framedHeight * framedWidth];
  }

  /**
   * One that adds.
   *
   * @param border of zeros
   * @param input the shape of a sample without it
   */
  static BorderFunction adding(Border border, Shape input) {
    return new BorderFunction(true, border, input.height(), input.width(), input.channels());
  }

  /**
   * One that takes away.
   *
   * @param border that goes
   * @param input the shape of a sample with it
   */
  static BorderFunction removing(Border border, Shape input) {
    return new BorderFunction(
        false,
        border,
        input.height() - border.rows(),
        input.width() - border.columns(),
        input.channels());
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    return pass(input, output, isAdding);
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    return inputGradientNeeded ? pass(outputGradient, inputGradient, !isAdding) : null;
  }

  private INDArray pass(INDArray from, Buffer to, boolean adds) {
    int batch = Math.toIntExact(from.size(0));
    INDArray result = to.of(batch);
    Floats source = Floats.of(from);
    Floats target = Floats.of(result);
    if (adds) {
      Arrays.fill(framed, 0);
    }
    for (int image = 0; image < batch; image++) {
      if (adds) {
        source.get(image * inside.length, inside);
        copy(true);
        target.put(image * framed.length, framed);
      } else {
        source.get(image * framed.length, framed);
        copy(false);
        target.put(image * inside.length, inside);
      }
    }
    return result;
  }

  private void copy(boolean adds) {
    for (int row = 0; row < channels * height; row++) {
      int framedRow = row / height * framedHeight + row % height + top;
      int place = framedRow * framedWidth + left;
      if (adds) {
        System.arraycopy(inside, row * width, framed, place, width);
      } else {
        System.arraycopy(framed, place, inside, row * width, width);
      }
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
