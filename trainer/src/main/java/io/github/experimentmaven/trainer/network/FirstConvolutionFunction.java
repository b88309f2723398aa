package io.github.experimentmaven.trainer.network;

import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution before its activation, for the first layer of a network: nobody asks for the
 * gradient of the images, which ND4J's operation always computes, and with the few channels of an
 * image that costs more than all the rest.
 *
 * <p>Some rows of an image at a time are laid out as the {@link Columns} that the kernel sees. One
 * matrix product gives their output, another sums up the gradient of kernel and bias, over the same
 * columns. These are laid out again in the backward pass: kept, those of a batch would be many
 * times the images.
 */
final class FirstConvolutionFunction implements LayerFunction {

  private final Window window;
  private final KernelMatrix kernel;
  private final Columns columns;
  private final FloatPointer laidOut;
  private final Buffer output;
  private final int places;
  private @Nullable INDArray lastInput;

  /**
   * @param window the geometry
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  FirstConvolutionFunction(
      Window window, Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
    this.window = window;
    kernel = new KernelMatrix(parameters, gradients);
    columns = Columns.inReadingOrder(window, kernel.channels(), kernel.hasBias());
    laidOut = new FloatPointer(columns.size());
    output = new Buffer(kernel.filters(), window.outputHeight(), window.outputWidth());
    places = window.outputHeight() * window.outputWidth();
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
    lastInput = input;
    int batch = Math.toIntExact(input.size(0));
    kernel.load();
    INDArray result = output.of(batch);
    Floats images = Floats.of(input);
    FloatPointer y = Buffer.pointer(result);
    for (int i = 0; i < batch; i++) {
      columns.take(images, i);
      for (int matrix = 0; matrix < columns.matrices(); matrix++) {
        int count = columns.places(matrix);
        laidOut.put(columns.matrix(matrix), 0, columns.rows() * count);
        kernel.multiply(laidOut, count, y.position(first(i, matrix)), places);
      }
    }
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (inputGradientNeeded) {
      throw new IllegalStateException("a first layer has nobody to pass a gradient to");
    }
    int batch = Math.toIntExact(outputGradient.size(0));
    Floats images = Floats.of(Views.forwardFirst(lastInput));
    FloatPointer deltas = Buffer.pointer(outputGradient);
    for (int i = 0; i < batch; i++) {
      columns.take(images, i);
      for (int matrix = 0; matrix < columns.matrices(); matrix++) {
        int count = columns.places(matrix);
        laidOut.put(columns.matrix(matrix), 0, columns.rows() * count);
        boolean first = i == 0 && matrix == 0;
        kernel.addGradient(deltas.position(first(i, matrix)), places, laidOut, count, first);
      }
    }
    kernel.store();
    return null;
  }

  /** Where in the output the first value of a matrix is. */
  private long first(int image, int matrix) {
    return (long) image * kernel.filters() * places + columns.firstPlace(matrix);
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }
}
