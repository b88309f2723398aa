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
 * <p>What a weight is multiplied by, for all places of the window at once, is a part of a {@link
 * PhasedChannel}. So everything is a loop over long rows of numbers; what is computed between the
 * rows of the output, where the window lies over the border, is not used. In the way back there are
 * zeros.
 *
 * <p>Each such part is copied to the beginning of an array first: Java's compiler uses the
 * processor's vectors only for loops that begin at the same index in all of their arrays. With them
 * a step takes half of the time that it takes without.
 */
final class DepthwiseFunction implements LayerFunction {

  /** Images that are added up in single precision; their sums are added up in double. */
  private static final int TOGETHER = 64;

  /** Weights of which the products are added up before they are added to others. */
  private static final int GROUP = 3;

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
  private final PhasedChannel channelInputs;
  private final PhasedChannel channelGradients;
  // Of each place of the window: its phase, and where it begins there.
  private final int[] phases;
  private final int[] offsets;
  private final int places;
  // A channel of the output as it is in memory, and in rows that are as long as a phase's.
  private final float[] outputs;
  private final float[] results;
  // Of the weights of a group: what is multiplied, and by what.
  private final float[][] shifted;
  private final float[] groupFactors = new float[GROUP];
  // Of each copy of a channel.
  private final float[][] taps;
  // Of each output channel of a channel: the sums of each weight's gradient, and the bias'.
  private final float[][] sums;
  private final float[] spread;
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
    channelInputs = new PhasedChannel(window);
    channelGradients = new PhasedChannel(window);
    Size size = window.size();
    phases = new int[size.height() * size.width()];
    offsets = new int[phases.length];
    for (int tap = 0; tap < offsets.length; tap++) {
      int row = tap / size.width() * window.dilation().height();
      int column = tap % size.width() * window.dilation().width();
      phases[tap] = channelInputs.phaseOf(row, column);
      offsets[tap] = channelInputs.offsetOf(row, column);
    }
    places = (window.outputHeight() - 1) * channelInputs.pitch() + window.outputWidth();
    outputs = new float[window.outputHeight() * window.outputWidth()];
    results = new float[places];
    shifted = new float[GROUP][channelInputs.length()];
    taps = new float[multiplier][offsets.length];
    sums = new float[multiplier * (offsets.length + 1)][places];
    int last = placeInImage(window.outputHeight() - 1, window.outputWidth() - 1);
    spread = new float[channelInputs.count() == 1 ? 0 : last + 1];
    totals = new double[sums.length];
  }

  /** Where an output is in a channel with its border that is one row of numbers. */
  private int placeInImage(int row, int column) {
    return row * window.strides().height() * window.paddedWidth()
        + column * window.strides().width();
  }

  private int weight(int channel, int copy, int tap) {
    return layout == Layout.WINDOW_FIRST
        ? (tap * channels + channel) * multiplier + copy
        : (copy * channels + channel) * offsets.length + tap;
  }

  private void loadTaps(int channel) {
    for (int copy = 0; copy < multiplier; copy++) {
      for (int tap = 0; tap < offsets.length; tap++) {
        taps[copy][tap] = weights.get(weight(channel, copy, tap));
      }
    }
  }

  /** Where the group of products ends that begins with a weight's: the last ones are alone. */
  private int groupEnd(int tap) {
    return tap < offsets.length / GROUP * GROUP ? tap + GROUP : tap + 1;
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input;
    int batch = Math.toIntExact(input.size(0));
    INDArray result = output.of(batch);
    Floats x = Floats.of(input);
    Floats y = Floats.of(result);
    for (int channel = 0; channel < channels; channel++) {
      loadTaps(channel);
      for (int image = 0; image < batch; image++) {
        int plane = image * channels + channel;
        channelInputs.load(x, plane);
        for (int copy = 0; copy < multiplier; copy++) {
          Arrays.fill(results, bias == null ? 0 : bias.get(channel * multiplier + copy));
          addProducts(taps[copy]);
          takeOutputs();
          y.put((plane * multiplier + copy) * outputs.length, outputs);
        }
      }
    }
    return result;
  }

  /** Adds what the window sees, multiplied by its weights, to the results. */
  private void addProducts(float[] factors) {
    for (int tap = 0; tap < offsets.length; tap = groupEnd(tap)) {
      int group = groupEnd(tap) - tap;
      for (int i = 0; i < group; i++) {
        copyInputs(tap + i, shifted[i]);
        groupFactors[i] = factors[tap + i];
      }
      addGroup(results, group, places);
    }
  }

  private void copyInputs(int tap, float[] into) {
    System.arraycopy(channelInputs.phase(phases[tap]), offsets[tap], into, 0, places);
  }

  private void takeOutputs() {
    int width = window.outputWidth();
    for (int row = 0; row < window.outputHeight(); row++) {
      System.arraycopy(results, row * channelInputs.pitch(), outputs, row * width, width);
    }
  }

  /** Adds the products of a group, of which each sum is one number. */
  private void addGroup(float[] into, int group, int count) {
    if (group == GROUP) {
      addThree(
          into,
          shifted[0],
          shifted[1],
          shifted[2],
          groupFactors[0],
          groupFactors[1],
          groupFactors[2],
          count);
    } else if (group == 2) {
      addTwo(into, shifted[0], shifted[1], groupFactors[0], groupFactors[1], count);
    } else if (group == 1) {
      addOne(into, shifted[0], groupFactors[0], count);
    }
  }

  private static void addThree(
      float[] sums, float[] a, float[] b, float[] c, float p, float q, float r, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += a[i] * p + b[i] * q + c[i] * r;
    }
  }

  private static void addTwo(float[] sums, float[] a, float[] b, float p, float q, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += a[i] * p + b[i] * q;
    }
  }

  private static void addOne(float[] sums, float[] a, float p, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += a[i] * p;
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
      loadTaps(channel);
      Arrays.fill(totals, 0);
      for (int image = 0; image < batch; image++) {
        int plane = image * channels + channel;
        channelInputs.load(x, plane);
        if (dx != null) {
          channelGradients.clear();
        }
        for (int copy = 0; copy < multiplier; copy++) {
          loadDeltas(dy, plane * multiplier + copy);
          addWeightGradients(copy);
          if (dx != null) {
            addInputGradients(taps[copy]);
          }
        }
        if (dx != null) {
          channelGradients.store(dx, plane);
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

  /** The gradients of a channel of the output; between its rows there are zeros. */
  private void loadDeltas(Floats dy, int plane) {
    dy.get(plane * outputs.length, outputs);
    int width = window.outputWidth();
    Arrays.fill(results, 0);
    for (int row = 0; row < window.outputHeight(); row++) {
      System.arraycopy(outputs, row * width, results, row * channelInputs.pitch(), width);
    }
  }

  private void addWeightGradients(int copy) {
    int first = copy * (offsets.length + 1);
    for (int tap = 0; tap < offsets.length; tap = groupEnd(tap)) {
      int group = groupEnd(tap) - tap;
      for (int i = 0; i < group; i++) {
        copyInputs(tap + i, shifted[i]);
      }
      int at = first + tap;
      if (group == GROUP) {
        addThreeProducts(
            sums[at],
            sums[at + 1],
            sums[at + 2],
            results,
            shifted[0],
            shifted[1],
            shifted[2],
            places);
      } else {
        addProducts(sums[at], results, shifted[0], places);
      }
    }
    if (bias != null) {
      addOne(sums[first + offsets.length], results, 1, places);
    }
  }

  private static void addThreeProducts(
      float[] p, float[] q, float[] r, float[] deltas, float[] a, float[] b, float[] c, int count) {
    for (int i = 0; i < count; i++) {
      float delta = deltas[i];
      p[i] += delta * a[i];
      q[i] += delta * b[i];
      r[i] += delta * c[i];
    }
  }

  private static void addProducts(float[] sums, float[] deltas, float[] values, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += deltas[i] * values[i];
    }
  }

  /** Adds to each phase what the weights give that look at it. */
  private void addInputGradients(float[] factors) {
    for (int phase = 0; phase < channelGradients.count(); phase++) {
      for (int tap = 0; tap < offsets.length; tap = groupEnd(tap)) {
        int group = 0;
        for (int each = tap; each < groupEnd(tap); each++) {
          if (phases[each] == phase) {
            copyDeltas(offsets[each], shifted[group]);
            groupFactors[group] = factors[each];
            group++;
          }
        }
        addGroup(channelGradients.phase(phase), group, channelGradients.length());
      }
    }
  }

  /** To where a weight looks, with zeros before and behind. */
  private void copyDeltas(int offset, float[] into) {
    Arrays.fill(into, 0, offset, 0);
    System.arraycopy(results, 0, into, offset, places);
    Arrays.fill(into, offset + places, into.length, 0);
  }

  private void addUp() {
    for (int i = 0; i < sums.length; i++) {
      float[] values = spread(sums[i]);
      totals[i] += PartialSums.sum(values, 0, values.length);
      Arrays.fill(sums[i], 0);
    }
  }

  /**
   * As in a channel that is not apart: additions are in that order, so that the bits are those of
   * former versions.
   */
  private float[] spread(float[] values) {
    if (channelInputs.count() == 1) {
      return values;
    }
    int step = window.strides().width();
    for (int row = 0; row < window.outputHeight(); row++) {
      int from = row * channelInputs.pitch();
      int to = placeInImage(row, 0);
      for (int column = 0; column < window.outputWidth(); column++) {
        spread[to + column * step] = values[from + column];
      }
    }
    return spread;
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
