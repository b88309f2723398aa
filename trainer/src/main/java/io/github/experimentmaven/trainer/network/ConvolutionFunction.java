package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2DDerivative;
import org.nd4j.linalg.api.ops.impl.layers.convolution.DeConv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.DeConv2DDerivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution, or a transposed one, before its activation, {@code [batch, channels, height,
 * width] -> [batch, filters, height', width']}, by ND4J's native operations, which run on oneDNN
 * where the native library has it. Deeplearning4j's own convolution never reaches its operation in
 * 1.0.0-M2.1: it looks for the switch under a class name of an earlier release and falls back to
 * im2col.
 */
final class ConvolutionFunction implements LayerFunction {

  private static final int NCHW = 0;

  /** With the filters first, or of a transposed convolution the channels. */
  private static final int KERNEL_HEIGHT_WIDTH_LAST = 1;

  private final CustomOp forwards;
  private final CustomOp backwards;
  private final INDArray kernel;
  private final INDArray kernelGradient;
  private final @Nullable INDArray bias;
  private final @Nullable INDArray biasGradient;
  private final OpContext forward;
  private final OpContext backward;
  private final Buffer output;
  private final Buffer inputGradient;
  private @Nullable INDArray lastInput;

  private ConvolutionFunction(
      CustomOp forwards,
      CustomOp backwards,
      long[] arguments,
      Buffer output,
      Buffer inputGradient,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    this.forwards = forwards;
    this.backwards = backwards;
    this.output = output;
    this.inputGradient = inputGradient;
    kernel = Views.require(parameters, ConvolutionParamInitializer.WEIGHT_KEY);
    kernelGradient = Views.require(gradients, ConvolutionParamInitializer.WEIGHT_KEY);
    bias = parameters.get(ConvolutionParamInitializer.BIAS_KEY);
    biasGradient =
        bias == null ? null : Views.require(gradients, ConvolutionParamInitializer.BIAS_KEY);
    forward = context(arguments);
    backward = context(arguments);
  }

  /**
   * A convolution.
   *
   * @param window the geometry
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  static ConvolutionFunction of(
      Window window, Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
    INDArray kernel = Views.require(parameters, ConvolutionParamInitializer.WEIGHT_KEY);
    return new ConvolutionFunction(
        new Conv2D(),
        new Conv2DDerivative(),
        arguments(
            window.size(), window.strides(), window.padTop(), window.padLeft(), window.padding()),
        new Buffer(kernel.size(0), window.outputHeight(), window.outputWidth()),
        new Buffer(kernel.size(1), window.height(), window.width()),
        parameters,
        gradients);
  }

  /**
   * A transposed convolution. Of the padding of same the operation knows how much it is.
   *
   * @param layer what is done
   * @param input the shape of a sample before it
   * @param output the shape of a sample after it
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  static ConvolutionFunction transposed(
      Layer.Conv2DTranspose layer,
      Shape input,
      Shape output,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    return new ConvolutionFunction(
        new DeConv2D(),
        new DeConv2DDerivative(),
        arguments(layer.kernelSize(), layer.strides(), 0, 0, layer.padding()),
        new Buffer(Assembly.batchedShape(output)),
        new Buffer(Assembly.batchedShape(input)),
        parameters,
        gradients);
  }

  private static long[] arguments(
      Size size, Size strides, int padTop, int padLeft, Padding padding) {
    return new long[] {
      size.height(),
      size.width(),
      strides.height(),
      strides.width(),
      padTop,
      padLeft,
      1,
      1,
      padding == Padding.SAME ? 1 : 0,
      NCHW,
      KERNEL_HEIGHT_WIDTH_LAST
    };
  }

  private static OpContext context(long[] arguments) {
    OpContext context = Nd4j.getExecutioner().buildContext();
    context.setIArguments(arguments);
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
    Nd4j.exec(forwards, forward);
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
    Nd4j.exec(backwards, backward);
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
