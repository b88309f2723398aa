package io.github.experimentmaven.trainer.network;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Maximum over all pixels, {@code [batch, channels, height, width] -> [batch, channels]}. Of equal
 * values the first in reading order wins, and a value that is not a number is above all others.
 */
final class GlobalMaxPoolingFunction implements LayerFunction {

  private final Buffer output;
  private final Buffer inputGradient;
  private final float[] pixels;
  private final float[] maxima;
  private int[][] positions = {};

  /**
   * @param height of the images
   * @param width of the images
   * @param channels of the images
   * @param output the shape of a sample after it, of as many numbers
   */
  GlobalMaxPoolingFunction(int height, int width, int channels, long... output) {
    this.output = new Buffer(output);
    inputGradient = new Buffer(channels, height, width);
    pixels = new float[height * width];
    maxima = new float[channels];
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    int batch = Math.toIntExact(input.size(0));
    INDArray result = output.of(batch);
    Floats x = Floats.of(input);
    Floats y = Floats.of(result);
    if (positions.length < batch) {
      positions = new int[batch][maxima.length];
    }
    for (int image = 0; image < batch; image++) {
      for (int channel = 0; channel < maxima.length; channel++) {
        x.get((image * maxima.length + channel) * pixels.length, pixels);
        int greatest = greatest(pixels);
        maxima[channel] = pixels[greatest];
        positions[image][channel] = greatest;
      }
      y.put(image * maxima.length, maxima);
    }
    return result;
  }

  private static int greatest(float[] values) {
    int at = 0;
    float greatest = values[0];
    for (int i = 1; i < values.length; i++) {
      if (values[i] > greatest || (Float.isNaN(values[i]) && !Float.isNaN(greatest))) {
        greatest = values[i];
        at = i;
      }
    }
    return at;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    int batch = Math.toIntExact(outputGradient.size(0));
    INDArray result = inputGradient.of(batch);
    Floats dy = Floats.of(outputGradient);
    Floats dx = Floats.of(result);
    Arrays.fill(pixels, 0);
    for (int image = 0; image < batch; image++) {
      dy.get(image * maxima.length, maxima);
      for (int channel = 0; channel < maxima.length; channel++) {
        int greatest = positions[image][channel];
        pixels[greatest] = maxima[channel];
        dx.put((image * maxima.length + channel) * pixels.length, pixels);
        pixels[greatest] = 0;
      }
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
