package io.github.experimentmaven.trainer.network;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution whose window leaves pixels out, before its activation, {@code [batch, channels,
 * height, width] -> [batch, filters, height', width']}, with strides of 1. ND4J's operation fails
 * with any of them in 1.0.0-M2.1, as the padding that it tells oneDNN is that of a window without
 * gaps.
 *
 * <p>In an image with its border, as one row of numbers, what one place of the window sees of all
 * places of the image is the same row from some number on. So each place of the window is one
 * product of its weights, {@code [filters, channels]}, with the images' rows; the columns of the
 * border that are computed along with them are left out.
 *
 * <p>Images are multiplied one after another, so that the output for one does not depend on those
 * it is in a batch with, and the gradient of the kernel is a sum in their order.
 */
final class DilatedConvolutionFunction implements LayerFunction {

  private final Window window;
  private final int channels;
  private final int filters;
  private final int paddedWidth;
  private final int plane;
  private final int run;
  private final int[] starts;
  private final FloatPointer kernel;
  private final FloatPointer kernelGradient;
  private final @Nullable FloatPointer bias;
  private final @Nullable FloatPointer biasGradient;
  private final FloatPointer taps;
  private final FloatPointer tapGradients;
  private final FloatPointer padded;
  private final FloatPointer paddedGradient;
  private final FloatPointer wide;
  private final float[] weights;
  private final float[] byTap;
  private final float[] biases;
  private final double[] biasSums;
  private final float[] bordered;
  private final float[] products;
  private final float[] image;
  private final float[] outputImage;
  private final Buffer output;
  private final Buffer inputGradient;
  private @Nullable INDArray lastInput;

  /**
   * @param window the geometry, of strides of 1
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  DilatedConvolutionFunction(
      Window window, Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
    this.window = window;
    INDArray all = Views.require(parameters, ConvolutionParamInitializer.WEIGHT_KEY);
    filters = Math.toIntExact(all.size(0));
    channels = Math.toIntExact(all.size(1));
    kernel = Buffer.pointer(all);
    kernelGradient =
        Buffer.pointer(Views.require(gradients, ConvolutionParamInitializer.WEIGHT_KEY));
    INDArray biasView = parameters.get(ConvolutionParamInitializer.BIAS_KEY);
    bias = biasView == null ? null : Buffer.pointer(biasView);
    biasGradient =
        biasView == null
            ? null
            : Buffer.pointer(Views.require(gradients, ConvolutionParamInitializer.BIAS_KEY));
    paddedWidth = window.paddedWidth();
    run = Math.multiplyExact(window.outputHeight(), paddedWidth);
    starts = new int[window.size().height() * window.size().width()];
    for (int tap = 0; tap < starts.length; tap++) {
      int row = tap / window.size().width() * window.dilation().height();
      int column = tap % window.size().width() * window.dilation().width();
      starts[tap] = row * paddedWidth + column;
    }
    // The last row of the last place of the window reaches over the end of the image.
    plane = Math.addExact(starts[starts.length - 1], run);
    taps = new FloatPointer(all.length());
    tapGradients = new FloatPointer(all.length());
    padded = new FloatPointer((long) channels * plane);
    paddedGradient = new FloatPointer((long) channels * plane);
    wide = new FloatPointer((long) filters * run);
    weights = new float[Math.toIntExact(all.length())];
    byTap = new float[weights.length];
    biases = new float[filters];
    biasSums = new double[filters];
    bordered = new float[Math.multiplyExact(channels, plane)];
    products = new float[Math.multiplyExact(filters, run)];
    image = new float[channels * window.height() * window.width()];
    outputImage = new float[filters * window.outputHeight() * window.outputWidth()];
    output = new Buffer(filters, window.outputHeight(), window.outputWidth());
    inputGradient = new Buffer(channels, window.height(), window.width());
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input;
    int batch = Math.toIntExact(input.size(0));
    INDArray result = output.of(batch);
    Floats images = Floats.of(input);
    Floats outputs = Floats.of(result);
    load();
    for (int i = 0; i < batch; i++) {
      pad(images, i);
      for (int tap = 0; tap < starts.length; tap++) {
        cblas_sgemm(
            CblasRowMajor,
            CblasNoTrans,
            CblasNoTrans,
            filters,
            run,
            channels,
            1,
            weightsOf(taps, tap),
            channels,
            padded.position(starts[tap]),
            plane,
            tap == 0 ? 0 : 1,
            wide,
            run);
      }
      wide.get(products);
      crop();
      outputs.put(i * outputImage.length, outputImage);
    }
    return result;
  }

  /** Takes the current weights, place by place of the window. */
  private void load() {
    kernel.get(weights);
    for (int pair = 0; pair < filters * channels; pair++) {
      for (int tap = 0; tap < starts.length; tap++) {
        byTap[tap * filters * channels + pair] = weights[pair * starts.length + tap];
      }
    }
    taps.position(0).put(byTap);
    if (bias != null) {
      bias.get(biases);
    }
  }

  private FloatPointer weightsOf(FloatPointer all, int tap) {
    return all.position((long) tap * filters * channels);
  }

  /** An image with its border. */
  private void pad(Floats images, int index) {
    images.get(index * image.length, image);
    int width = window.width();
    for (int row = 0; row < channels * window.height(); row++) {
      int channel = row / window.height();
      int paddedRow = row % window.height() + window.padTop();
      int to = channel * plane + paddedRow * paddedWidth + window.padLeft();
      System.arraycopy(image, row * width, bordered, to, width);
    }
    padded.position(0).put(bordered);
  }

  private void crop() {
    int width = window.outputWidth();
    for (int row = 0; row < filters * window.outputHeight(); row++) {
      float each = biases[row / window.outputHeight()];
      for (int column = 0; column < width; column++) {
        outputImage[row * width + column] = products[row * paddedWidth + column] + each;
      }
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    INDArray input = Views.forwardFirst(lastInput);
    int batch = Math.toIntExact(input.size(0));
    Floats images = Floats.of(input);
    Floats deltas = Floats.of(outputGradient);
    INDArray result = inputGradientNeeded ? inputGradient.of(batch) : null;
    Arrays.fill(biasSums, 0);
    for (int i = 0; i < batch; i++) {
      pad(images, i);
      widen(deltas, i);
      addKernelGradient(i == 0);
      if (result != null) {
        passOn(Floats.of(result), i);
      }
    }
    store();
    return result;
  }

  /** The gradient of an output with nothing where the forward pass leaves something out. */
  private void widen(Floats deltas, int index) {
    deltas.get(index * outputImage.length, outputImage);
    Arrays.fill(products, 0);
    int width = window.outputWidth();
    for (int row = 0; row < filters * window.outputHeight(); row++) {
      System.arraycopy(outputImage, row * width, products, row * paddedWidth, width);
      for (int column = 0; column < width; column++) {
        biasSums[row / window.outputHeight()] += outputImage[row * width + column];
      }
    }
    wide.put(products);
  }

  private void addKernelGradient(boolean first) {
    for (int tap = 0; tap < starts.length; tap++) {
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasTrans,
          filters,
          channels,
          run,
          1,
          wide,
          run,
          padded.position(starts[tap]),
          plane,
          first ? 0 : 1,
          weightsOf(tapGradients, tap),
          channels);
    }
  }

  private void passOn(Floats gradients, int index) {
    Arrays.fill(bordered, 0);
    paddedGradient.position(0).put(bordered);
    for (int tap = 0; tap < starts.length; tap++) {
      cblas_sgemm(
          CblasRowMajor,
          CblasTrans,
          CblasNoTrans,
          channels,
          run,
          filters,
          1,
          weightsOf(taps, tap),
          channels,
          wide,
          run,
          1,
          paddedGradient.position(starts[tap]),
          plane);
    }
    paddedGradient.position(0).get(bordered);
    int width = window.width();
    for (int row = 0; row < channels * window.height(); row++) {
      int channel = row / window.height();
      int paddedRow = row % window.height() + window.padTop();
      int from = channel * plane + paddedRow * paddedWidth + window.padLeft();
      System.arraycopy(bordered, from, image, row * width, width);
    }
    // What is outside of the image is the border of the next one, too.
    Arrays.fill(bordered, 0);
    gradients.put(index * image.length, image);
  }

  /** Gives the gradients of weights in their order. */
  private void store() {
    tapGradients.position(0).get(byTap);
    for (int pair = 0; pair < filters * channels; pair++) {
      for (int tap = 0; tap < starts.length; tap++) {
        weights[pair * starts.length + tap] = byTap[tap * filters * channels + pair];
      }
    }
    kernelGradient.put(weights);
    if (biasGradient != null) {
      for (int filter = 0; filter < filters; filter++) {
        biases[filter] = (float) biasSums[filter];
      }
      biasGradient.put(biases);
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
