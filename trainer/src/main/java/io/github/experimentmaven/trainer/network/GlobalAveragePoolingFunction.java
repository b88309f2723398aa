package io.github.experimentmaven.trainer.network;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Mean over all pixels, {@code [batch, channels, height, width] -> [batch, channels]}. */
final class GlobalAveragePoolingFunction implements LayerFunction {

  private final ChannelGroups groups;
  private final Buffer output;
  private final Buffer inputGradient;
  private final float[] pixels;
  private final float[] means;

  /**
   * @param height of the images
   * @param width of the images
   * @param channels of the images
   * @param output the shape of a sample after it, of as many numbers
   */
  GlobalAveragePoolingFunction(int height, int width, int channels, long... output) {
    groups = new ChannelGroups(channels, height * width);
    this.output = new Buffer(output);
    inputGradient = new Buffer(channels, height, width);
    pixels = new float[groups.largest() * groups.plane()];
    means = new float[channels];
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    int batch = Math.toIntExact(input.size(0));
    INDArray result = output.of(batch);
    Floats x = Floats.of(input);
    Floats y = Floats.of(result);
    int plane = groups.plane();
    for (int image = 0; image < batch; image++) {
      for (int channel = 0; channel < means.length; channel += groups.largest()) {
        int count = groups.from(channel);
        x.get((image * means.length + channel) * plane, pixels, 0, count * plane);
        for (int i = 0; i < count; i++) {
          means[channel + i] =
              (float) (PartialSums.sum(pixels, i * plane, (i + 1) * plane) / plane);
        }
      }
      y.put(image * means.length, means);
    }
    return result;
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
    int plane = groups.plane();
    for (int image = 0; image < batch; image++) {
      dy.get(image * means.length, means);
      for (int channel = 0; channel < means.length; channel += groups.largest()) {
        int count = groups.from(channel);
        for (int i = 0; i < count; i++) {
          Arrays.fill(pixels, i * plane, (i + 1) * plane, means[channel + i] / plane);
        }
        dx.put((image * means.length + channel) * plane, pixels, 0, count * plane);
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
