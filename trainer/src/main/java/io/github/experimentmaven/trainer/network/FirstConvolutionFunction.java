package io.github.experimentmaven.trainer.network;

import java.nio.FloatBuffer;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution before its activation, for the first layer of a network: nobody asks for the
 * gradient of the images, which ND4J's operation always computes, and with the few channels of an
 * image that costs more than all the rest.
 *
 * <p>Each image is laid out as the {@link Columns} that the kernel sees. One matrix product an
 * image gives the output, another sums up the gradient of kernel and bias, over the same columns.
 */
final class FirstConvolutionFunction implements LayerFunction {

  private final Window window;
  private final KernelMatrix kernel;
  private final Columns columns;
  private final Buffer laidOut;
  private final Buffer output;
  private @Nullable INDArray lastColumns;

  /**
   * @param window the geometry
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  FirstConvolutionFunction(
      Window window, Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
    this.window = window;
    kernel = new KernelMatrix(parameters, gradients);
    columns = new Columns(window, kernel.channels(), kernel.hasBias(), window.eachOutput());
    laidOut = new Buffer(columns.size());
    output = new Buffer(kernel.filters(), window.outputHeight(), window.outputWidth());
  }

  /**
   * The same convolution with rectified pooling behind it.
   *
   * @param pooling windows that {@linkplain Window#tiled() tile} the output
   */
  FirstConvolutionPoolingFunction pooled(Window pooling) {
    return new FirstConvolutionPoolingFunction(window, kernel, pooling);
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    int batch = Math.toIntExact(input.size(0));
    kernel.load();
    INDArray result = output.of(batch);
    lastColumns = laidOut.of(batch);
    FloatBuffer images = Buffer.floats(input);
    FloatPointer x = Buffer.pointer(lastColumns);
    FloatPointer y = Buffer.pointer(result);
    for (int i = 0; i < batch; i++) {
      x.position((long) i * columns.size()).put(columns.of(images, i));
      kernel.multiply(x, columns.pools(), y.position((long) i * outputs()));
    }
    x.position(0);
    y.position(0);
    return result;
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
      x.position((long) i * columns.size());
      deltas.position((long) i * outputs());
      kernel.addGradient(deltas, x, columns.pools(), i == 0);
    }
    x.position(0);
    deltas.position(0);
    kernel.store();
    return null;
  }

  private int outputs() {
    return kernel.filters() * columns.pools();
  }
}
