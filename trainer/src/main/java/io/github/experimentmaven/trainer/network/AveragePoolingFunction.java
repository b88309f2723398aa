package io.github.experimentmaven.trainer.network;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mean over a window, padding not counted, {@code [batch, channels, height, width] -> [batch,
 * channels, height', width']}.
 */
final class AveragePoolingFunction implements LayerFunction {

  /** Places that one loop takes together, so that each sum is read and written less often. */
  private static final int TOGETHER = 4;

  private final PoolingPlaces places;
  private final Buffer output;
  private final Buffer inputGradient;
  private final float[] inputs;
  private final float[] sums;
  private final float[] counts;

  /**
   * @param window over a channel
   * @param channels of the images
   */
  AveragePoolingFunction(Window window, int channels) {
    places = new PoolingPlaces(window, channels);
    output = new Buffer(channels, window.outputHeight(), window.outputWidth());
    inputGradient = new Buffer(channels, window.height(), window.width());
    int group = places.groups().largest();
    // One more for what is outside of the image.
    inputs = new float[places.inputs(group) + 1];
    sums = new float[places.outputs(group)];
    // How many values each window covers is the sum of an image of ones.
    Arrays.fill(inputs, 0, inputs.length - 1, 1);
    sum(sums.length);
    counts = sums.clone();
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    INDArray result = output.of(input.size(0));
    Floats x = Floats.of(input);
    Floats y = Floats.of(result);
    ChannelGroups groups = places.groups();
    inputs[inputs.length - 1] = 0;
    int read = 0;
    int written = 0;
    while (read < x.capacity()) {
      for (int channel = 0; channel < groups.channels(); channel += groups.largest()) {
        int count = groups.from(channel);
        int outputs = places.outputs(count);
        x.get(read, inputs, 0, places.inputs(count));
        sum(outputs);
        divide(sums, counts, outputs);
        y.put(written, sums, 0, outputs);
        read += places.inputs(count);
        written += outputs;
      }
    }
    return result;
  }

  private void sum(int outputs) {
    Arrays.fill(sums, 0);
    int place = 0;
    for (; place <= places.size() - TOGETHER; place += TOGETHER) {
      gather(
          inputs,
          places.of(place),
          places.of(place + 1),
          places.of(place + 2),
          places.of(place + 3),
          sums,
          outputs);
    }
    for (; place < places.size(); place++) {
      gather(inputs, places.of(place), sums, outputs);
    }
  }

  private static void gather(
      float[] inputs, int[] a, int[] b, int[] c, int[] d, float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += (inputs[a[i]] + inputs[b[i]]) + (inputs[c[i]] + inputs[d[i]]);
    }
  }

  private static void gather(float[] inputs, int[] places, float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += inputs[places[i]];
    }
  }

  private static void divide(float[] sums, float[] counts, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] /= counts[i];
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
    ChannelGroups groups = places.groups();
    int read = 0;
    int written = 0;
    while (read < dy.capacity()) {
      for (int channel = 0; channel < groups.channels(); channel += groups.largest()) {
        int count = groups.from(channel);
        int outputs = places.outputs(count);
        dy.get(read, sums, 0, outputs);
        divide(sums, counts, outputs);
        Arrays.fill(inputs, 0);
        for (int place = 0; place < places.size(); place++) {
          PoolingPlaces.scatter(sums, places.of(place), inputs, outputs);
        }
        dx.put(written, inputs, 0, places.inputs(count));
        read += outputs;
        written += places.inputs(count);
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
