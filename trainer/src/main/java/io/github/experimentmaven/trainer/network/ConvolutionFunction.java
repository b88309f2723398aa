package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Size;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2DDerivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution before its activation, {@code [batch, channels, height, width] -> [batch, filters,
 * height', width']}, by ND4J's native operation, which runs on oneDNN where the native library has
 * it. Deeplearning4j's own layer never reaches that operation in 1.0.0-M2.1: it looks for the
 * switch under a class name of an earlier release and falls back to im2col.
 */
final class ConvolutionFunction implements LayerFunction {

  private static final Conv2D FORWARD = new Conv2D();
  private static final Conv2DDerivative BACKWARD = new Conv2DDerivative();
  private static final int NCHW = 0;
  private static final int KERNEL_OUT_IN_HEIGHT_WIDTH = 1;

  private final INDArray kernel;
  private final INDArray kernelGradient;
  private final @Nullable INDArray bias;
  private final @Nullable INDArray biasGradient;
  private final OpContext forward;
  private final OpContext backward;
  private final Buffer output;
  private final Buffer inputGradient;
  private @Nullable INDArray lastInput;

  /**
   * @param window the geometry
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  ConvolutionFunction(
      Window window, Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
    kernel = Views.require(parameters, ConvolutionParamInitializer.WEIGHT_KEY);
    kernelGradient = Views.require(gradients, ConvolutionParamInitializer.WEIGHT_KEY);
    bias = parameters.get(ConvolutionParamInitializer.BIAS_KEY);
    biasGradient =
        bias == null ? null : Views.require(gradients, ConvolutionParamInitializer.BIAS_KEY);
    forward = context(window);
    backward = context(window);
    output = new Buffer(kernel.size(0), window.outputHeight(), window.outputWidth());
    inputGradient = new Buffer(kernel.size(1), window.height(), window.width());
  }

  private static OpContext context(Window window) {
    Size size = window.size();
    Size strides = window.strides();
    OpContext context = Nd4j.getExecutioner().buildContext();
    context.setIArguments(
        size.height(),
        size.width(),
        strides.height(),
        strides.width(),
        window.padTop(),
        window.padLeft(),
        1,
        1,
        window.padding() == Padding.SAME ? 1 : 0,
        NCHW,
        KERNEL_OUT_IN_HEIGHT_WIDTH);
    return context;
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input;
    INDArray result = output.of(input.size(0));
    forward.purge();
    forward.setInputArray(0, input);
    forward.setInputArray(1, kernel);
    if (bias != null) {
      forward.setInputArray(2, bias);
    }
    forward.setOutputArray(0, result);
    Nd4j.exec(FORWARD, forward);
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    INDArray input = Views.forwardFirst(lastInput);
    INDArray result = inputGradient.of(input.size(0));
    backward.purge();
    backward.setInputArray(0, input);
    backward.setInputArray(1, kernel);
    backward.setOutputArray(0, result);
    backward.setOutputArray(1, kernelGradient);
    if (bias != null && biasGradient != null) {
      backward.setInputArray(2, bias);
      backward.setInputArray(3, outputGradient);
      backward.setOutputArray(2, biasGradient);
    } else {
      backward.setInputArray(2, outputGradient);
    }
    Nd4j.exec(BACKWARD, backward);
    return inputGradientNeeded ? result : null;
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
