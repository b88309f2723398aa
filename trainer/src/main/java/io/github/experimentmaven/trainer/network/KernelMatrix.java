package io.github.experimentmaven.trainer.network;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The kernel and the bias of a convolution as one matrix that {@link Columns} are multiplied with:
 * a row for each filter, its bias at the end. Without a bias there is no place for one in it.
 */
final class KernelMatrix {

  private final int filters;
  private final int channels;
  private final int inputs;
  private final int rows;
  private final FloatPointer kernel;
  private final FloatPointer kernelGradient;
  private final @Nullable FloatPointer bias;
  private final @Nullable FloatPointer biasGradient;
  private final FloatPointer weights;
  private final FloatPointer sums;
  private final float[] kernels;
  private final float[] biases;
  private final float[] matrix;

  /**
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  KernelMatrix(Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
    INDArray weight = Views.require(parameters, ConvolutionParamInitializer.WEIGHT_KEY);
    filters = Math.toIntExact(weight.size(0));
    channels = Math.toIntExact(weight.size(1));
    inputs = Math.toIntExact(weight.length() / filters);
    kernel = Buffer.pointer(weight);
    kernelGradient =
        Buffer.pointer(Views.require(gradients, ConvolutionParamInitializer.WEIGHT_KEY));
    INDArray biasView = parameters.get(ConvolutionParamInitializer.BIAS_KEY);
    bias = biasView == null ? null : Buffer.pointer(biasView);
    biasGradient =
        biasView == null
            ? null
            : Buffer.pointer(Views.require(gradients, ConvolutionParamInitializer.BIAS_KEY));
    rows = inputs + (bias == null ? 0 : 1);
    weights = new FloatPointer((long) filters * rows);
    sums = new FloatPointer((long) filters * rows);
    kernels = new float[filters * inputs];
    biases = new float[filters];
    matrix = new float[filters * rows];
  }

  /** Rows of the matrix. */
  int filters() {
    return filters;
  }

  /** Channels of the images that the kernels are for. */
  int channels() {
    return channels;
  }

  /** Whether the columns need a row of ones. */
  boolean hasBias() {
    return bias != null;
  }

  /** Takes the current weights. */
  void load() {
    kernel.get(kernels);
    for (int f = 0; f < filters; f++) {
      System.arraycopy(kernels, f * inputs, matrix, f * rows, inputs);
    }
    if (bias != null) {
      bias.get(biases);
      for (int f = 0; f < filters; f++) {
        matrix[f * rows + inputs] = biases[f];
      }
    }
    weights.put(matrix);
  }

  /**
   * The convolution's output.
   *
   * @param columns {@code [rows, places]}
   * @param places how many there are
   * @param output takes {@code [filters, places]}
   * @param stride from a row of the output to the next, at least {@code places}
   */
  void multiply(FloatPointer columns, int places, FloatPointer output, int stride) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        filters,
        places,
        rows,
        1,
        weights,
        rows,
        columns,
        places,
        0,
        output,
        stride);
  }

  /**
   * Adds to the gradient.
   *
   * @param deltas the gradient of the output, {@code [filters, places]}
   * @param stride from a row of {@code deltas} to the next, at least {@code places}
   * @param columns what was multiplied
   * @param places how many there are
   * @param first whether to forget what was added before
   */
  void addGradient(
      FloatPointer deltas, int stride, FloatPointer columns, int places, boolean first) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        filters,
        rows,
        places,
        1,
        deltas,
        stride,
        columns,
        places,
        first ? 0 : 1,
        sums,
        rows);
  }

  /** Hands the gradient over. */
  void store() {
    sums.get(matrix);
    for (int f = 0; f < filters; f++) {
      System.arraycopy(matrix, f * rows, kernels, f * inputs, inputs);
    }
    kernelGradient.put(kernels);
    if (biasGradient != null) {
      for (int f = 0; f < filters; f++) {
        biases[f] = matrix[f * rows + inputs];
      }
      biasGradient.put(biases);
    }
  }
}
