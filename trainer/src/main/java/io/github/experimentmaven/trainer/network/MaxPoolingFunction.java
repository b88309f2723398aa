package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Size;
import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Maximum over a window, {@code [batch, channels, height, width] -> [batch, channels, height',
 * width']}, by plain loops that remember where each maximum was. ND4J's operation searches for it
 * again in the backward pass and is several times slower. Of equal values the first in reading
 * order wins, as in TensorFlow.
 */
final class MaxPoolingFunction implements LayerFunction {

  private final Window window;
  private final Buffer output;
  private final Buffer inputGradient;
  private final int channels;
  private final boolean inPairs;
  private int[] positions = {};
  private long batch;

  MaxPoolingFunction(Window window, int channels) {
    this.window = window;
    this.channels = channels;
    inPairs =
        window.padding() == Padding.VALID
            && window.size().equals(Size.square(2))
            && window.strides().equals(Size.square(2));
    output = new Buffer(channels, window.outputHeight(), window.outputWidth());
    inputGradient = new Buffer(channels, window.height(), window.width());
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    batch = input.size(0);
    INDArray result = output.of(batch);
    int outputs = Math.toIntExact(result.length());
    if (positions.length < outputs) {
      positions = new int[outputs];
    }
    FloatBuffer x = Buffer.floats(input);
    FloatBuffer y = Buffer.floats(result);
    int planes = Math.toIntExact(batch * channels);
    int planeInputs = window.height() * window.width();
    int planeOutputs = window.outputHeight() * window.outputWidth();
    float[] plane = new float[planeInputs];
    float[] maxima = new float[planeOutputs];
    for (int p = 0; p < planes; p++) {
      x.get(p * planeInputs, plane);
      pool(plane, maxima, p * planeOutputs);
      y.put(p * planeOutputs, maxima);
    }
    return result;
  }

  private void pool(float[] plane, float[] maxima, int offset) {
    if (inPairs) {
      poolPairs(plane, maxima, offset);
    } else {
      poolWindows(plane, maxima, offset);
    }
  }

  /**
   * Disjoint windows of two by two, without a branch that depends on the data: it could not be
   * predicted.
   */
  private void poolPairs(float[] plane, float[] maxima, int offset) {
    int width = window.width();
    int columns = window.outputWidth();
    for (int row = 0; row < window.outputHeight(); row++) {
      int input = 2 * row * width;
      int output = row * columns;
      for (int column = 0; column < columns; column++) {
        int at = input + 2 * column;
        float a = plane[at];
        float b = plane[at + 1];
        float c = plane[at + width];
        float maximum = Math.max(Math.max(a, b), Math.max(c, plane[at + width + 1]));
        int best = c == maximum ? width : width + 1;
        best = b == maximum ? 1 : best;
        best = a == maximum ? 0 : best;
        maxima[output + column] = maximum;
        positions[offset + output + column] = at + best;
      }
    }
  }

  private void poolWindows(float[] plane, float[] maxima, int offset) {
    int padTop = window.padTop();
    int padLeft = window.padLeft();
    int o = 0;
    for (int row = 0; row < window.outputHeight(); row++) {
      int top = row * window.strides().height() - padTop;
      int bottom = Math.min(top + window.size().height(), window.height());
      for (int column = 0; column < window.outputWidth(); column++) {
        int left = column * window.strides().width() - padLeft;
        int right = Math.min(left + window.size().width(), window.width());
        int best = Math.max(top, 0) * window.width() + Math.max(left, 0);
        float maximum = plane[best];
        for (int i = Math.max(top, 0); i < bottom; i++) {
          for (int j = i * window.width() + Math.max(left, 0);
              j < i * window.width() + right;
              j++) {
            if (plane[j] > maximum) {
              maximum = plane[j];
              best = j;
            }
          }
        }
        maxima[o] = maximum;
        positions[offset + o] = best;
        o++;
      }
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    INDArray result = inputGradient.of(batch);
    FloatBuffer dy = Buffer.floats(outputGradient);
    FloatBuffer dx = Buffer.floats(result);
    int planes = Math.toIntExact(batch * channels);
    int planeOutputs = window.outputHeight() * window.outputWidth();
    float[] plane = new float[window.height() * window.width()];
    float[] gradients = new float[planeOutputs];
    for (int p = 0; p < planes; p++) {
      java.util.Arrays.fill(plane, 0);
      dy.get(p * planeOutputs, gradients);
      for (int o = 0; o < planeOutputs; o++) {
        plane[positions[p * planeOutputs + o]] += gradients[o];
      }
      dx.put(p * plane.length, plane);
    }
    return result;
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
