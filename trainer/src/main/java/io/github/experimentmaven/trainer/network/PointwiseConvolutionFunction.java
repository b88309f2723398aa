package io.github.experimentmaven.trainer.network;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import io.github.experimentmaven.experiment.Size;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution of 1 x 1 before its activation, {@code [batch, channels, height, width] -> [batch,
 * filters, height', width']}. An image is a matrix already, {@code [channels, pixels]}: one product
 * gives its output and two its gradients, where {@link ConvolutionFunction} copies images and
 * gradients to an order of its own and back. With strides it is the matrix of those pixels that the
 * window stops at.
 *
 * <p>Images are multiplied one after another, so that the output for one does not depend on those
 * it is in a batch with, and the gradient of the kernel is a sum in their order.
 */
final class PointwiseConvolutionFunction implements LayerFunction {

  /** From so many pixels on an image is worth the kernel being read anew for it. */
  private static final int MANY_PIXELS = 64;

  /** Up to so many weights a kernel is read quickly enough for any image. */
  private static final int FEW_WEIGHTS = 1 << 12;

  private final int channels;
  private final int filters;
  private final int pixels;
  private final FloatPointer kernel;
  private final FloatPointer kernelGradient;
  private final @Nullable PixelBias bias;
  private final @Nullable PickedPixels picked;
  private final Buffer output;
  private final Buffer inputGradient;
  private @Nullable INDArray lastInput;

  /**
   * Whether a convolution is one of 1 x 1 that the general function does not compute faster.
   *
   * @param window its geometry
   * @param channels of its input
   * @param filters how many it has
   */
  static boolean suits(Window window, int channels, int filters) {
    return window.size().equals(Size.square(1))
        && (pixels(window) >= MANY_PIXELS || (long) channels * filters <= FEW_WEIGHTS);
  }

  /**
   * @param window the geometry; as it is of 1 x 1, nothing is padded
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  PointwiseConvolutionFunction(
      Window window, Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
    INDArray weights = Views.require(parameters, ConvolutionParamInitializer.WEIGHT_KEY);
    filters = Math.toIntExact(weights.size(0));
    channels = Math.toIntExact(weights.size(1));
    pixels = pixels(window);
    kernel = Buffer.pointer(weights);
    kernelGradient =
        Buffer.pointer(Views.require(gradients, ConvolutionParamInitializer.WEIGHT_KEY));
    INDArray biases = parameters.get(ConvolutionParamInitializer.BIAS_KEY);
    bias =
        biases == null
            ? null
            : new PixelBias(
                biases, Views.require(gradients, ConvolutionParamInitializer.BIAS_KEY), pixels);
    picked = window.strides().equals(Size.square(1)) ? null : new PickedPixels(window, channels);
    output = new Buffer(filters, window.outputHeight(), window.outputWidth());
    inputGradient = new Buffer(channels, window.height(), window.width());
  }

  private static int pixels(Window window) {
    return window.outputHeight() * window.outputWidth();
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input;
    int batch = Math.toIntExact(input.size(0));
    INDArray result = output.of(batch);
    FloatPointer y = Buffer.pointer(result);
    Floats outputs = Floats.of(result);
    Images images = new Images(input);
    if (bias != null) {
      bias.load();
    }
    for (int i = 0; i < batch; i++) {
      if (bias != null) {
        bias.put(outputs, i);
      }
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasNoTrans,
          filters,
          pixels,
          channels,
          1,
          kernel,
          channels,
          images.matrix(i),
          pixels,
          bias == null ? 0 : 1,
          y.position((long) i * filters * pixels),
          pixels);
    }
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    INDArray input = Views.forwardFirst(lastInput);
    int batch = Math.toIntExact(input.size(0));
    FloatPointer delta = Buffer.pointer(outputGradient);
    Images images = new Images(input);
    INDArray result = inputGradientNeeded ? inputGradient.of(batch) : null;
    Images gradients = result == null ? images : new Images(result);
    for (int i = 0; i < batch; i++) {
      delta.position((long) i * filters * pixels);
      addKernelGradient(delta, images.matrix(i), i == 0);
      if (bias != null) {
        bias.addGradient(delta, i == 0);
      }
      if (result != null) {
        passOn(delta, gradients, i);
      }
    }
    return result;
  }

  private void addKernelGradient(FloatPointer delta, FloatPointer image, boolean first) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        filters,
        channels,
        pixels,
        1,
        delta,
        pixels,
        image,
        pixels,
        first ? 0 : 1,
        kernelGradient,
        channels);
  }

  private void passOn(FloatPointer delta, Images gradients, int index) {
    cblas_sgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        channels,
        pixels,
        filters,
        1,
        kernel,
        channels,
        delta,
        pixels,
        0,
        gradients.place(index),
        pixels);
    gradients.store(index);
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }

  @Override
  public Buffer inputGradient() {
    return inputGradient;
  }

  /** Images as matrices {@code [channels, pixels]} of those pixels that the window stops at. */
  private final class Images {

    private final FloatPointer memory;
    private final Floats floats;

    Images(INDArray images) {
      memory = Buffer.pointer(images);
      floats = Floats.of(images);
    }

    /** An image. */
    FloatPointer matrix(int index) {
      return picked == null ? place(index) : picked.from(floats, index);
    }

    /** Where a matrix is to be written. */
    FloatPointer place(int index) {
      return picked == null ? memory.position((long) index * channels * pixels) : picked.matrix();
    }

    /** Takes what was written there. */
    void store(int index) {
      if (picked != null) {
        picked.into(floats, index);
      }
    }
  }
}
