package io.github.experimentmaven.trainer.network;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A dense layer before its activation: {@code [batch, in] -> [batch, out]} by one matrix product
 * forward and at most two backward. Deeplearning4j's layer computes the forward product a second
 * time in its backward pass, always multiplies out the gradient of the input, and copies each
 * result; in the MLP that is more than half of the work.
 *
 * <p>Deeplearning4j keeps the kernel {@code [in, out]} column by column, which is the same memory
 * as {@code [out, in]} row by row.
 */
final class DenseFunction implements LayerFunction {

  private final int in;
  private final int out;
  private final FloatPointer kernel;
  private final FloatPointer kernelGradient;
  private final @Nullable FloatPointer bias;
  private final @Nullable Floats biasGradient;
  private final Buffer output;
  private final Buffer inputGradient;
  private final float[] row;
  private final float[] total;
  private @Nullable INDArray lastInput;

  /**
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  DenseFunction(Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
    INDArray weights = Views.require(parameters, DefaultParamInitializer.WEIGHT_KEY);
    in = Math.toIntExact(weights.size(0));
    out = Math.toIntExact(weights.size(1));
    kernel = Buffer.pointer(weights);
    kernelGradient = Buffer.pointer(Views.require(gradients, DefaultParamInitializer.WEIGHT_KEY));
    INDArray biases = parameters.get(DefaultParamInitializer.BIAS_KEY);
    bias = biases == null ? null : Buffer.pointer(biases);
    biasGradient =
        biases == null
            ? null
            : Floats.of(Views.require(gradients, DefaultParamInitializer.BIAS_KEY));
    output = new Buffer(out);
    inputGradient = new Buffer(in);
    row = new float[out];
    total = new float[out];
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input;
    int batch = Math.toIntExact(input.size(0));
    INDArray result = output.of(batch);
    FloatPointer z = Buffer.pointer(result);
    float beta = 0;
    if (bias != null) {
      bias.get(row);
      for (int i = 0; i < batch; i++) {
        z.position((long) i * out).put(row);
      }
      z.position(0);
      beta = 1;
    }
    FloatPointer x = Buffer.pointer(input);
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        batch,
        out,
        in,
        1,
        x,
        in,
        kernel,
        in,
        beta,
        z,
        out);
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    INDArray input = Views.forwardFirst(lastInput);
    int batch = Math.toIntExact(input.size(0));
    FloatPointer delta = Buffer.pointer(outputGradient);
    FloatPointer x = Buffer.pointer(input);
    cblas_sgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        out,
        in,
        batch,
        1,
        delta,
        out,
        x,
        in,
        0,
        kernelGradient,
        in);
    if (biasGradient != null) {
      sumRows(Floats.of(outputGradient), biasGradient, batch);
    }
    if (!inputGradientNeeded) {
      return null;
    }
    INDArray result = inputGradient.of(batch);
    FloatPointer dx = Buffer.pointer(result);
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        batch,
        in,
        out,
        1,
        delta,
        out,
        kernel,
        in,
        0,
        dx,
        in);
    return result;
  }

  private void sumRows(Floats delta, Floats sums, int batch) {
    Arrays.fill(total, 0);
    for (int i = 0; i < batch; i++) {
      delta.get(i * out, row);
      for (int j = 0; j < out; j++) {
        total[j] += row[j];
      }
    }
    sums.put(0, total);
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
