package io.github.experimentmaven.trainer.network;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution before its activation, for the first layer of a network: nobody asks for the
 * gradient of the images, which ND4J's operation always computes, and with the few channels of an
 * image that costs more than all the rest.
 *
 * <p>Each image is laid out as the columns that the kernel sees (im2col), with a row of ones below
 * for the bias. One matrix product an image gives the output, another sums up the gradient of
 * kernel and bias, over the same columns.
 */
final class FirstConvolutionFunction implements LayerFunction {

  private final Window window;
  private final int channels;
  private final int filters;
  private final int rows;
  private final int outputs;
  private final FloatPointer kernel;
  private final FloatPointer kernelGradient;
  private final @Nullable FloatPointer bias;
  private final @Nullable FloatPointer biasGradient;
  private final FloatPointer weights;
  private final FloatPointer sums;
  private final Buffer columns;
  private final Buffer output;
  private final float[] image;
  private final float[] layout;
  private @Nullable INDArray lastColumns;

  /**
   * @param window the geometry
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  FirstConvolutionFunction(
      Window window, Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
    INDArray kernels = Views.require(parameters, ConvolutionParamInitializer.WEIGHT_KEY);
    this.window = window;
    filters = Math.toIntExact(kernels.size(0));
    channels = Math.toIntExact(kernels.size(1));
    rows = channels * window.size().height() * window.size().width() + 1;
    outputs = window.outputHeight() * window.outputWidth();
    kernel = Buffer.pointer(kernels);
    kernelGradient =
        Buffer.pointer(Views.require(gradients, ConvolutionParamInitializer.WEIGHT_KEY));
    INDArray biases = parameters.get(ConvolutionParamInitializer.BIAS_KEY);
    bias = biases == null ? null : Buffer.pointer(biases);
    biasGradient =
        biases == null
            ? null
            : Buffer.pointer(Views.require(gradients, ConvolutionParamInitializer.BIAS_KEY));
    weights = new FloatPointer((long) filters * rows);
    sums = new FloatPointer((long) filters * rows);
    columns = new Buffer(rows, outputs);
    output = new Buffer(filters, window.outputHeight(), window.outputWidth());
    image = new float[channels * window.height() * window.width()];
    layout = new float[rows * outputs];
    Arrays.fill(layout, (rows - 1) * outputs, rows * outputs, 1);
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    int batch = Math.toIntExact(input.size(0));
    gatherWeights();
    INDArray result = output.of(batch);
    INDArray laidOut = columns.of(batch);
    lastColumns = laidOut;
    FloatBuffer images = Buffer.floats(input);
    FloatPointer x = Buffer.pointer(laidOut);
    FloatPointer y = Buffer.pointer(result);
    for (int i = 0; i < batch; i++) {
      images.get(i * image.length, image);
      layOut();
      x.position((long) i * layout.length).put(layout);
      y.position((long) i * filters * outputs);
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasNoTrans,
          filters,
          outputs,
          rows,
          1,
          weights,
          rows,
          x,
          outputs,
          0,
          y,
          outputs);
    }
    x.position(0);
    y.position(0);
    return result;
  }

  /** Each filter's kernel, then its bias, as the columns have a row of ones at the end. */
  private void gatherWeights() {
    float[] kernels = new float[filters * (rows - 1)];
    float[] biases = new float[filters];
    float[] gathered = new float[filters * rows];
    kernel.get(kernels);
    if (bias != null) {
      bias.get(biases);
    }
    for (int f = 0; f < filters; f++) {
      System.arraycopy(kernels, f * (rows - 1), gathered, f * rows, rows - 1);
      gathered[f * rows + rows - 1] = biases[f];
    }
    weights.put(gathered);
  }

  private void layOut() {
    int row = 0;
    for (int channel = 0; channel < channels; channel++) {
      int plane = channel * window.height() * window.width();
      for (int i = 0; i < window.size().height(); i++) {
        for (int j = 0; j < window.size().width(); j++) {
          layOutRow(plane, i - window.padTop(), j - window.padLeft(), row * outputs);
          row++;
        }
      }
    }
  }

  /**
   * What one weight of the kernel is multiplied by at every place of the window; the zeros outside
   * of the image have always been there.
   */
  private void layOutRow(int plane, int down, int right, int target) {
    int stepDown = window.strides().height();
    int stepRight = window.strides().width();
    int width = window.width();
    int outputWidth = window.outputWidth();
    int first = Math.max(0, (-right + stepRight - 1) / stepRight);
    int last = Math.min(outputWidth, Math.floorDiv(width - 1 - right, stepRight) + 1);
    for (int y = 0; y < window.outputHeight(); y++) {
      int source = y * stepDown + down;
      if (source < 0 || source >= window.height()) {
        continue;
      }
      int from = plane + source * width + right;
      int to = target + y * outputWidth;
      if (stepRight == 1) {
        System.arraycopy(image, from + first, layout, to + first, last - first);
      } else {
        for (int x = first; x < last; x++) {
          layout[to + x] = image[from + x * stepRight];
        }
      }
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (inputGradientNeeded) {
      throw new IllegalStateException("a first layer has nobody to pass a gradient to");
    }
    int batch = Math.toIntExact(outputGradient.size(0));
    FloatPointer x = Buffer.pointer(Views.forwardFirst(lastColumns));
    FloatPointer deltas = Buffer.pointer(outputGradient);
    for (int i = 0; i < batch; i++) {
      x.position((long) i * layout.length);
      deltas.position((long) i * filters * outputs);
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasTrans,
          filters,
          rows,
          outputs,
          1,
          deltas,
          outputs,
          x,
          outputs,
          i == 0 ? 0 : 1,
          sums,
          rows);
    }
    x.position(0);
    deltas.position(0);
    distributeGradient();
    return null;
  }

  private void distributeGradient() {
    float[] summed = new float[filters * rows];
    float[] kernels = new float[filters * (rows - 1)];
    float[] biases = new float[filters];
    sums.get(summed);
    for (int f = 0; f < filters; f++) {
      System.arraycopy(summed, f * rows, kernels, f * (rows - 1), rows - 1);
      biases[f] = summed[f * rows + rows - 1];
    }
    kernelGradient.put(kernels);
    if (biasGradient != null) {
      biasGradient.put(biases);
    }
  }
}
