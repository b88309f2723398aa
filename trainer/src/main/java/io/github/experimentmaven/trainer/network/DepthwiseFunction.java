package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.params.DepthwiseConvolutionParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution of each channel on its own before its activation, {@code [batch, channels, height,
 * width] -> [batch, channels * multiplier, height', width']}.
 *
 * <p>A channel with its border of zeros is one row of numbers: what a weight is multiplied by is
 * that row from some place on, for all places of the window at once. So everything is a loop over
 * long rows; what is computed between the places of the output, at the end of each of its rows and
 * where strides leave places out, is not used. In the way back there are zeros.
 */
final class DepthwiseFunction implements LayerFunction {

  /** Images that are added up in single precision; their sums are added up in double. */
  private static final int TOGETHER = 64;

  /** How Deeplearning4j keeps the weights. */
  enum Layout {
    /** {@code [height, width, channels, multiplier]}. */
    WINDOW_FIRST,
    /** {@code [multiplier, channels, height, width]}. */
    CHANNELS_FIRST
  }

  private final Window window;
  private final int channels;
  private final int multiplier;
  private final Layout layout;
  private final Floats weights;
  private final Floats weightGradients;
  private final @Nullable Floats bias;
  private final @Nullable Floats biasGradient;
  private final Buffer output;
  private final Buffer inputGradient;
  // From a row to the next of a channel with its border, and from its start to each weight's.
  private final int pitch;
  private final int[] offsets;
  private final int places;
  private final int margin;
  // A channel as it is in memory, before and after, ...
  private final float[] inputs;
  private final float[] outputs;
  // ... with its border, the output's places in such rows, and their gradients behind a margin.
  private final float[] bordered;
  private final float[] results;
  private final float[] deltas;
  private final float[] borderedGradients;
  private final float[] taps;
  // Of each output channel of a channel: the sums of each weight's gradient, and the bias'.
  private final float[][] sums;
  private final double[] totals;
  private @Nullable INDArray lastInput;

  /**
   * @param window the geometry
   * @param channels of the images
   * @param multiplier output channels of each channel
   * @param layout of the weights
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  DepthwiseFunction(
      Window window,
      int channels,
      int multiplier,
      Layout layout,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    this.window = window;
    this.channels = channels;
    this.multiplier = multiplier;
    this.layout = layout;
    weights = Floats.of(Views.require(parameters, DepthwiseConvolutionParamInitializer.WEIGHT_KEY));
    weightGradients =
        Floats.of(Views.require(gradients, DepthwiseConvolutionParamInitializer.WEIGHT_KEY));
    INDArray biases = parameters.get(DepthwiseConvolutionParamInitializer.BIAS_KEY);
    bias = biases == null ? null : Floats.of(biases);
    biasGradient =
        biases == null
            ? null
            : Floats.of(Views.require(gradients, DepthwiseConvolutionParamInitializer.BIAS_KEY));
    output = new Buffer((long) channels * multiplier, window.outputHeight(), window.outputWidth());
    inputGradient = new Buffer(channels, window.height(), window.width());
    Size size = window.size();
    pitch = window.paddedWidth();
    offsets = new int[size.height() * size.width()];
    for (int tap = 0; tap < offsets.length; tap++) {
      offsets[tap] = tap / size.width() * pitch + tap % size.width();
    }
    margin = offsets[offsets.length - 1];
    places = place(window.outputHeight() - 1, window.outputWidth() - 1) + 1;
    int whole = window.paddedHeight() * pitch;
    inputs = new float[window.height() * window.width()];
    outputs = new float[window.outputHeight() * window.outputWidth()];
    bordered = new float[whole];
    results = new float[places];
    deltas = new float[margin + whole];
    borderedGradients = new float[whole];
    taps = new float[offsets.length];
    sums = new float[multiplier * (offsets.length + 1)][places];
    totals = new double[sums.length];
  }

  /** Where the value of an output is. */
  private int place(int row, int column) {
    return row * window.strides().height() * pitch + column * window.strides().width();
  }

  private int weight(int channel, int copy, int tap) {
    return layout == Layout.WINDOW_FIRST
        ? (tap * channels + channel) * multiplier + copy
        : (copy * channels + channel) * offsets.length + tap;
  }

  private void loadTaps(int channel, int copy) {
    for (int tap = 0; tap < taps.length; tap++) {
      taps[tap] = weights.get(weight(channel, copy, tap));
    }
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input;
    int batch = Math.toIntExact(input.size(0));
    INDArray result = output.of(batch);
    Floats x = Floats.of(input);
    Floats y = Floats.of(result);
    for (int channel = 0; channel < channels; channel++) {
      for (int copy = 0; copy < multiplier; copy++) {
        int to = channel * multiplier + copy;
        loadTaps(channel, copy);
        float start = bias == null ? 0 : bias.get(to);
        for (int image = 0; image < batch; image++) {
          loadInputs(x, image * channels + channel);
          Arrays.fill(results, start);
          addShifted(results, bordered, offsets, 1, 0, taps, places);
          for (int row = 0; row < window.outputHeight(); row++) {
            take(row);
          }
          y.put((image * channels * multiplier + to) * outputs.length, outputs);
        }
      }
    }
    return result;
  }

  private void loadInputs(Floats x, int plane) {
    x.get(plane * inputs.length, inputs);
    int width = window.width();
    for (int row = 0; row < window.height(); row++) {
      System.arraycopy(
          inputs, row * width, bordered, (row + window.padTop()) * pitch + window.padLeft(), width);
    }
  }

  private void take(int row) {
    int width = window.outputWidth();
    int step = window.strides().width();
    int from = place(row, 0);
    for (int column = 0; column < width; column++) {
      outputs[row * width + column] = results[from + column * step];
    }
  }

  /**
   * Adds multiples of an array from different places on.
   *
   * @param sums to which is added
   * @param values what is multiplied
   * @param offsets where in it each factor begins, ...
   * @param sign ... or how far before the origin
   * @param origin the place that offsets are counted from
   * @param factors as many
   * @param count of the sums
   */
  private static void addShifted(
      float[] sums,
      float[] values,
      int[] offsets,
      int sign,
      int origin,
      float[] factors,
      int count) {
    int tap = 0;
    for (; tap < offsets.length - 2; tap += 3) {
      addThree(
          sums,
          values,
          origin + sign * offsets[tap],
          origin + sign * offsets[tap + 1],
          origin + sign * offsets[tap + 2],
          factors[tap],
          factors[tap + 1],
          factors[tap + 2],
          count);
    }
    for (; tap < offsets.length; tap++) {
      addOne(sums, values, origin + sign * offsets[tap], factors[tap], count);
    }
  }

  private static void addThree(
      float[] sums, float[] values, int a, int b, int c, float p, float q, float r, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += values[a + i] * p + values[b + i] * q + values[c + i] * r;
    }
  }

  private static void addOne(float[] sums, float[] values, int a, float p, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += values[a + i] * p;
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    INDArray input = Views.forwardFirst(lastInput);
    int batch = Math.toIntExact(input.size(0));
    Floats x = Floats.of(input);
    Floats dy = Floats.of(outputGradient);
    INDArray result = inputGradientNeeded ? inputGradient.of(batch) : null;
    Floats dx = result == null ? null : Floats.of(result);
    for (int channel = 0; channel < channels; channel++) {
      Arrays.fill(totals, 0);
      for (int image = 0; image < batch; image++) {
        int plane = image * channels + channel;
        loadInputs(x, plane);
        Arrays.fill(borderedGradients, 0);
        for (int copy = 0; copy < multiplier; copy++) {
          loadDeltas(dy, plane * multiplier + copy);
          addWeightGradients(copy);
          if (dx != null) {
            loadTaps(channel, copy);
            addShifted(
                borderedGradients, deltas, offsets, -1, margin, taps, borderedGradients.length);
          }
        }
        if (dx != null) {
          storeInputGradients(dx, plane);
        }
        if (image % TOGETHER == TOGETHER - 1) {
          addUp();
        }
      }
      addUp();
      store(channel);
    }
    return result;
  }

  private void loadDeltas(Floats dy, int plane) {
    dy.get(plane * outputs.length, outputs);
    int width = window.outputWidth();
    int step = window.strides().width();
    for (int row = 0; row < window.outputHeight(); row++) {
      int to = margin + place(row, 0);
      for (int column = 0; column < width; column++) {
        deltas[to + column * step] = outputs[row * width + column];
      }
    }
  }

  private void addWeightGradients(int copy) {
    int first = copy * (offsets.length + 1);
    int tap = 0;
    for (; tap < offsets.length - 2; tap += 3) {
      addThreeProducts(
          sums[first + tap],
          sums[first + tap + 1],
          sums[first + tap + 2],
          deltas,
          margin,
          bordered,
          offsets[tap],
          offsets[tap + 1],
          offsets[tap + 2],
          places);
    }
    for (; tap < offsets.length; tap++) {
      addProducts(sums[first + tap], deltas, margin, bordered, offsets[tap], places);
    }
    if (bias != null) {
      addOne(sums[first + tap], deltas, margin, 1, places);
    }
  }

  private static void addThreeProducts(
      float[] p,
      float[] q,
      float[] r,
      float[] deltas,
      int from,
      float[] values,
      int a,
      int b,
      int c,
      int count) {
    for (int i = 0; i < count; i++) {
      float delta = deltas[from + i];
      p[i] += delta * values[a + i];
      q[i] += delta * values[b + i];
      r[i] += delta * values[c + i];
    }
  }

  private static void addProducts(
      float[] sums, float[] deltas, int from, float[] values, int a, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += deltas[from + i] * values[a + i];
    }
  }

  private void storeInputGradients(Floats dx, int plane) {
    int width = window.width();
    for (int row = 0; row < window.height(); row++) {
      System.arraycopy(
          borderedGradients,
          (row + window.padTop()) * pitch + window.padLeft(),
          inputs,
          row * width,
          width);
    }
    dx.put(plane * inputs.length, inputs);
  }

  private void addUp() {
    for (int i = 0; i < sums.length; i++) {
      totals[i] += PartialSums.sum(sums[i], 0, places);
      Arrays.fill(sums[i], 0);
    }
  }

  private void store(int channel) {
    for (int copy = 0; copy < multiplier; copy++) {
      int first = copy * (offsets.length + 1);
      for (int tap = 0; tap < offsets.length; tap++) {
        weightGradients.put(weight(channel, copy, tap), (float) totals[first + tap]);
      }
      if (biasGradient != null) {
        biasGradient.put(channel * multiplier + copy, (float) totals[first + offsets.length]);
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
