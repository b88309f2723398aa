package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Repeats rows and columns, {@code [batch, channels, height, width] -> [batch, channels, height',
 * width']}.
 */
final class UpSamplingFunction implements LayerFunction {

  private final Size size;
  private final int height;
  private final int width;
  private final Buffer output;
  private final Buffer inputGradient;
  // A channel before and after.
  private final float[] small;
  private final float[] large;

  /**
   * @param size how many times rows and columns are there
   * @param input the shape of a sample
   */
  UpSamplingFunction(Size size, Shape input) {
    this.size = size;
    height = input.height();
    width = input.width();
    int largeHeight = height * size.height();
    int largeWidth = width * size.width();
    output = new Buffer(input.channels(), largeHeight, largeWidth);
    inputGradient = new Buffer(input.channels(), height, width);
    small = new float[height * width];
    large = new float[largeHeight * largeWidth];
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    INDArray result = output.of(input.size(0));
    Floats x = Floats.of(input);
    Floats y = Floats.of(result);
    int written = 0;
    for (int read = 0; read < x.capacity(); read += small.length) {
      x.get(read, small);
      repeat();
      y.put(written, large);
      written += large.length;
    }
    return result;
  }

  private void repeat() {
    int largeWidth = width * size.width();
    for (int row = 0; row < height; row++) {
      int first = row * size.height() * largeWidth;
      for (int i = 0; i < size.width(); i++) {
        spread(small, row * width, large, first + i, size.width(), width);
      }
      for (int i = 1; i < size.height(); i++) {
        System.arraycopy(large, first, large, first + i * largeWidth, largeWidth);
      }
    }
  }

  private static void spread(
      float[] from, int source, float[] to, int target, int step, int count) {
    for (int i = 0; i < count; i++) {
      to[target + i * step] = from[source + i];
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    INDArray result = inputGradient.of(outputGradient.size(0));
    Floats dy = Floats.of(outputGradient);
    Floats dx = Floats.of(result);
    int written = 0;
    for (int read = 0; read < dy.capacity(); read += large.length) {
      dy.get(read, large);
      addUp();
      dx.put(written, small);
      written += small.length;
    }
    return result;
  }

  private void addUp() {
    int largeWidth = width * size.width();
    Arrays.fill(small, 0);
    for (int row = 0; row < height * size.height(); row++) {
      for (int i = 0; i < size.width(); i++) {
        add(large, row * largeWidth + i, size.width(), small, row / size.height() * width, width);
      }
    }
  }

  private static void add(float[] from, int source, int step, float[] to, int target, int count) {
    for (int i = 0; i < count; i++) {
      to[target + i] += from[source + i * step];
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
