package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Shape;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.DeConv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.DeConv2DDerivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A transposed convolution before its activation, {@code [batch, channels, height, width] ->
 * [batch, filters, height', width']}, by ND4J's native operation.
 */
final class TransposedConvolutionFunction implements LayerFunction {

  private static final DeConv2D FORWARD = new DeConv2D();
  private static final DeConv2DDerivative BACKWARD = new DeConv2DDerivative();
  private static final int NCHW = 0;
  private static final int KERNEL_IN_OUT_HEIGHT_WIDTH = 1;

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
   * @param layer what is done
   * @param input the shape of a sample before it
   * @param output the shape of a sample after it
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  TransposedConvolutionFunction(
      Layer.Conv2DTranspose layer,
      Shape input,
      Shape output,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    kernel = Views.require(parameters, ConvolutionParamInitializer.WEIGHT_KEY);
    kernelGradient = Views.require(gradients, ConvolutionParamInitializer.WEIGHT_KEY);
    bias = parameters.get(ConvolutionParamInitializer.BIAS_KEY);
    biasGradient =
        bias == null ? null : Views.require(gradients, ConvolutionParamInitializer.BIAS_KEY);
    forward = context(layer);
    backward = context(layer);
    this.output = new Buffer(Assembly.batchedShape(output));
    inputGradient = new Buffer(Assembly.batchedShape(input));
  }

  /** Of the padding of same the operation knows how much it is. */
  private static OpContext context(Layer.Conv2DTranspose layer) {
    OpContext context = Nd4j.getExecutioner().buildContext();
    context.setIArguments(
        layer.kernelSize().height(),
        layer.kernelSize().width(),
        layer.strides().height(),
        layer.strides().width(),
        0,
        0,
        1,
        1,
        layer.padding() == Padding.SAME ? 1 : 0,
        NCHW,
        KERNEL_IN_OUT_HEIGHT_WIDTH);
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
