package io.github.experimentmaven.trainer.network;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Maximum over a window, {@code [batch, channels, height, width] -> [batch, channels, height',
 * width']}, by loops that remember where each maximum was. ND4J's operation searches for it again
 * in the backward pass. Of equal values the first in reading order wins, as in TensorFlow.
 *
 * <p>As in {@link RectifiedMaximum}, floats are compared by their bits, so that the loops become
 * vector instructions; here those of negative floats are turned round, so that ints are in the same
 * order as the floats. A value that is not a number is above all others, and -0 below 0.
 */
final class MaxPoolingFunction implements LayerFunction {

  private static final int MAGNITUDE = 0x7fffffff;
  private static final int INFINITE = 0x7f800000;

  private final PoolingPlaces places;
  private final Buffer output;
  private final Buffer inputGradient;
  private final int outputs;
  private final int[] inputs;
  private final int[] values;
  private final int[] maxima;
  private final int[] winners;
  private final float[] gradients;
  private final float[] inputGradients;
  private int[][] positions = {};

  /**
   * @param window over a channel
   * @param channels of the images
   */
  MaxPoolingFunction(Window window, int channels) {
    places = new PoolingPlaces(window, channels);
    output = new Buffer(channels, window.outputHeight(), window.outputWidth());
    inputGradient = new Buffer(channels, window.height(), window.width());
    outputs = places.outputs(channels);
    int group = places.groups().largest();
    // One more for what is outside of the image.
    inputs = new int[places.inputs(group) + 1];
    values = new int[places.outputs(group)];
    maxima = new int[values.length];
    winners = new int[values.length];
    gradients = new float[values.length];
    inputGradients = new float[places.inputs(group)];
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    int batch = Math.toIntExact(input.size(0));
    INDArray result = output.of(batch);
    Bits x = Bits.of(input);
    Bits y = Bits.of(result);
    if (positions.length < batch) {
      positions = new int[batch][outputs];
    }
    ChannelGroups groups = places.groups();
    int read = 0;
    for (int image = 0; image < batch; image++) {
      int written = 0;
      for (int channel = 0; channel < groups.channels(); channel += groups.largest()) {
        int count = groups.from(channel);
        x.get(read, inputs, 0, places.inputs(count));
        read += places.inputs(count);
        pool(places.outputs(count));
        y.put(image * outputs + written, maxima, 0, places.outputs(count));
        System.arraycopy(winners, 0, positions[image], written, places.outputs(count));
        written += places.outputs(count);
      }
    }
    return result;
  }

  private void pool(int count) {
    order(inputs);
    // Below everything, so that what is outside is never above anything.
    inputs[inputs.length - 1] = Integer.MIN_VALUE;
    Arrays.fill(maxima, Integer.MIN_VALUE);
    for (int place = 0; place < places.size(); place++) {
      int[] of = places.of(place);
      gather(inputs, of, values, count);
      take(values, of, maxima, winners, count);
    }
    restore(maxima);
  }

  /** Bits of floats to ints in the same order. */
  private static void order(int[] bits) {
    for (int i = 0; i < bits.length; i++) {
      int magnitude = bits[i] & MAGNITUDE;
      int negative = bits[i] >> 31;
      int notANumber = (INFINITE - magnitude) >> 31;
      bits[i] = ((bits[i] ^ (negative & MAGNITUDE)) & ~notANumber) | (notANumber & MAGNITUDE);
    }
  }

  private static void restore(int[] ordered) {
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] ^= (ordered[i] >> 31) & MAGNITUDE;
    }
  }

  private static void gather(int[] inputs, int[] places, int[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = inputs[places[i]];
    }
  }

  /** Without Math.max and without a comparison, neither of which becomes a vector instruction. */
  private static void take(int[] values, int[] places, int[] maxima, int[] winners, int count) {
    for (int i = 0; i < count; i++) {
      int maximum = maxima[i];
      int value = values[i];
      int difference = maximum - value;
      int less = (difference ^ ((maximum ^ value) & (difference ^ maximum))) >> 31;
      maxima[i] = maximum - (difference & less);
      winners[i] = (winners[i] & ~less) | (places[i] & less);
    }
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
    ChannelGroups groups = places.groups();
    int written = 0;
    for (int image = 0; image < batch; image++) {
      int read = 0;
      for (int channel = 0; channel < groups.channels(); channel += groups.largest()) {
        int count = groups.from(channel);
        dy.get(image * outputs + read, gradients, 0, places.outputs(count));
        System.arraycopy(positions[image], read, winners, 0, places.outputs(count));
        read += places.outputs(count);
        Arrays.fill(inputGradients, 0);
        PoolingPlaces.scatter(gradients, winners, inputGradients, places.outputs(count));
        dx.put(written, inputGradients, 0, places.inputs(count));
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
