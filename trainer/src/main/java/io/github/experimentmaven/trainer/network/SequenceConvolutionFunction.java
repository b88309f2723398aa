package io.github.experimentmaven.trainer.network;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution over sequences before its activation, {@code [batch, features, steps, 1] -> [batch,
 * filters, steps', 1]}. A sequence is a matrix, {@code [features, steps]}, and so is what each tap
 * of the window sees of it, in the same memory: the output is a sum of one product for each tap,
 * without anything being laid out or padded. With strides it is what the tap stops at, picked.
 *
 * <p>Deeplearning4j keeps the kernel as Keras does, {@code [size, features, filters]}, whatever the
 * shape of its array says.
 *
 * <p>Sequences are multiplied one after another, so that the output for one does not depend on
 * those it is in a batch with, and the gradient of the kernel is a sum in their order.
 */
final class SequenceConvolutionFunction implements LayerFunction {

  private final SequenceWindow window;
  private final int features;
  private final int filters;
  private final FloatPointer kernel;
  private final Floats kernelGradients;
  private final FloatPointer kernelGradient;
  private final @Nullable PixelBias bias;
  private final Buffer output;
  private final Buffer inputGradient;
  private final float[] zeros;
  // Of a strided window: what a tap stops at.
  private final float[] steps;
  private final float[] stops;
  private final FloatPointer picked;
  private @Nullable INDArray lastInput;

  /**
   * @param window the geometry
   * @param features of the input
   * @param filters of the output
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  SequenceConvolutionFunction(
      SequenceWindow window,
      int features,
      int filters,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    this.window = window;
    this.features = features;
    this.filters = filters;
    kernel = Buffer.pointer(Views.require(parameters, ConvolutionParamInitializer.WEIGHT_KEY));
    INDArray gradient = Views.require(gradients, ConvolutionParamInitializer.WEIGHT_KEY);
    kernelGradient = Buffer.pointer(gradient);
    kernelGradients = Floats.of(gradient);
    INDArray biases = parameters.get(ConvolutionParamInitializer.BIAS_KEY);
    bias =
        biases == null
            ? null
            : new PixelBias(
                biases,
                Views.require(gradients, ConvolutionParamInitializer.BIAS_KEY),
                window.outputSteps());
    output = new Buffer(filters, window.outputSteps(), 1);
    inputGradient = new Buffer(features, window.steps(), 1);
    zeros = new float[Math.max(window.steps(), window.outputSteps())];
    boolean isStrided = window.stride() > 1;
    steps = new float[isStrided ? window.steps() : 0];
    stops = new float[isStrided ? features * window.outputSteps() : 0];
    picked = new FloatPointer((long) stops.length);
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input;
    int batch = Math.toIntExact(input.size(0));
    INDArray result = output.of(batch);
    FloatPointer y = Buffer.pointer(result);
    Floats outputs = Floats.of(result);
    Sequences sequences = new Sequences(input);
    if (bias == null) {
      clear(outputs, window.outputSteps());
    } else {
      bias.load();
    }
    for (int i = 0; i < batch; i++) {
      if (bias != null) {
        bias.put(outputs, i);
      }
      for (int tap = 0; tap < window.size(); tap++) {
        int count = window.to(tap) - window.from(tap);
        if (count > 0) {
          FloatPointer seen = sequences.seen(i, tap);
          cblas_sgemm(
              CblasRowMajor,
              CblasTrans,
              CblasNoTrans,
              filters,
              count,
              features,
              1,
              kernel.position(place(tap)),
              filters,
              seen,
              sequences.row(count),
              1,
              y.position(first(i, tap)),
              window.outputSteps());
        }
      }
    }
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    INDArray input = Views.forwardFirst(lastInput);
    int batch = Math.toIntExact(input.size(0));
    FloatPointer delta = Buffer.pointer(outputGradient);
    Sequences sequences = new Sequences(input);
    clear(kernelGradients, Math.min(zeros.length, filters));
    INDArray result = inputGradientNeeded ? inputGradient.of(batch) : null;
    Sequences gradients = sequences;
    if (result != null) {
      gradients = new Sequences(result);
      clear(Floats.of(result), window.steps());
    }
    for (int i = 0; i < batch; i++) {
      if (bias != null) {
        bias.addGradient(delta.position((long) i * filters * window.outputSteps()), i == 0);
      }
      for (int tap = 0; tap < window.size(); tap++) {
        int count = window.to(tap) - window.from(tap);
        if (count > 0) {
          addKernelGradient(delta.position(first(i, tap)), sequences, i, tap, count);
          if (result != null) {
            passOn(delta.position(first(i, tap)), gradients, i, tap, count);
          }
        }
      }
    }
    return result;
  }

  private void addKernelGradient(
      FloatPointer delta, Sequences sequences, int index, int tap, int count) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        features,
        filters,
        count,
        1,
        sequences.seen(index, tap),
        sequences.row(count),
        delta,
        window.outputSteps(),
        1,
        kernelGradient.position(place(tap)),
        filters);
  }

  private void passOn(FloatPointer delta, Sequences gradients, int index, int tap, int count) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        features,
        count,
        filters,
        1,
        kernel.position(place(tap)),
        filters,
        delta,
        window.outputSteps(),
        gradients.isPicked() ? 0 : 1,
        gradients.place(index, tap),
        gradients.row(count));
    gradients.add(index, tap, count);
  }

  /** Where the weights of a tap are. */
  private long place(int tap) {
    return (long) tap * features * filters;
  }

  /** Where the first step of the output is to which a tap contributes. */
  private long first(int index, int tap) {
    return (long) index * filters * window.outputSteps() + window.from(tap);
  }

  /** Sets numbers to zero, some at a time. */
  private void clear(Floats numbers, int atOnce) {
    int at = 0;
    for (; at + atOnce <= numbers.capacity(); at += atOnce) {
      numbers.put(at, zeros, 0, atOnce);
    }
    numbers.put(at, zeros, 0, numbers.capacity() - at);
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }

  @Override
  public Buffer inputGradient() {
    return inputGradient;
  }

  /** Sequences as matrices {@code [features, steps]} of what taps see of them. */
  private final class Sequences {

    private final FloatPointer memory;
    private final Floats floats;

    Sequences(INDArray sequences) {
      memory = Buffer.pointer(sequences);
      floats = Floats.of(sequences);
    }

    boolean isPicked() {
      return window.stride() > 1;
    }

    /** From a row of a matrix to the next. */
    int row(int count) {
      return isPicked() ? count : window.steps();
    }

    /** What a tap sees of a sequence. */
    FloatPointer seen(int index, int tap) {
      if (!isPicked()) {
        return place(index, tap);
      }
      int count = window.to(tap) - window.from(tap);
      for (int feature = 0; feature < features; feature++) {
        floats.get((index * features + feature) * steps.length, steps);
        int at = stop(tap);
        for (int i = 0; i < count; i++) {
          stops[feature * count + i] = steps[at];
          at += window.stride();
        }
      }
      picked.put(stops, 0, features * count);
      return picked;
    }

    /** Where what a tap sees is to be written. */
    FloatPointer place(int index, int tap) {
      return isPicked()
          ? picked
          : memory.position((long) index * features * window.steps() + stop(tap));
    }

    /** The first step that a tap sees. */
    private int stop(int tap) {
      return window.from(tap) * window.stride() + window.offset(tap);
    }

    /** Adds what was written there. */
    void add(int index, int tap, int count) {
      if (!isPicked()) {
        return;
      }
      picked.get(stops, 0, features * count);
      for (int feature = 0; feature < features; feature++) {
        int row = (index * features + feature) * steps.length;
        floats.get(row, steps);
        int at = stop(tap);
        for (int i = 0; i < count; i++) {
          steps[at] += stops[feature * count + i];
          at += window.stride();
        }
        floats.put(row, steps);
      }
    }
  }
}
