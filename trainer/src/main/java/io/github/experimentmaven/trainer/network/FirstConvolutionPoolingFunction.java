package io.github.experimentmaven.trainer.network;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link FirstConvolutionFunction}, rectifier and maximum pooling in one, for pooling windows that
 * do not overlap. What the convolution puts out, the largest array of the network by far, never
 * leaves the processor's cache: it is pooled image by image. As {@link Columns} can be sorted by
 * their place in the pool, that is a maximum of few long vectors.
 */
final class FirstConvolutionPoolingFunction implements LayerFunction {

  private final KernelMatrix kernel;
  private final Columns columns;
  private final Buffer laidOut;
  private final Buffer output;
  private final FloatPointer sort;
  private final IntBuffer sortBits;
  private final int[] values;
  private final int[] pooled;
  private int[][] winners = {};
  private @Nullable INDArray lastColumns;

  /**
   * @param window the convolution's geometry
   * @param kernel its parameters
   * @param pooling windows that {@linkplain Window#tiled() tile} its output
   */
  FirstConvolutionPoolingFunction(Window window, KernelMatrix kernel, Window pooling) {
    this.kernel = kernel;
    columns = new Columns(window, kernel.channels(), kernel.hasBias(), pooling);
    laidOut = new Buffer(columns.size());
    output = new Buffer(kernel.filters(), pooling.outputHeight(), pooling.outputWidth());
    int outputs = kernel.filters() * columns.pools();
    sort = new FloatPointer(outputs);
    sortBits = sort.asByteBuffer().asIntBuffer();
    values = new int[outputs];
    pooled = new int[outputs];
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    int batch = Math.toIntExact(input.size(0));
    kernel.load();
    winners = RectifiedMaximum.winners(winners, batch, pooled.length);
    INDArray result = output.of(batch);
    lastColumns = laidOut.of(batch);
    FloatBuffer images = Buffer.floats(input);
    FloatPointer x = Buffer.pointer(lastColumns);
    IntBuffer y = Buffer.bits(result);
    for (int i = 0; i < batch; i++) {
      long start = (long) i * columns.size();
      x.position(start).put(columns.of(images, i));
      RectifiedMaximum.start(pooled, winners[i]);
      for (int place = 0; place < columns.sorts(); place++) {
        kernel.multiply(x.position(start + columns.start(place)), columns.pools(), sort);
        sortBits.get(0, values);
        RectifiedMaximum.take(values, place, pooled, winners[i]);
      }
      y.put(i * pooled.length, pooled);
    }
    x.position(0);
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (inputGradientNeeded) {
      throw new IllegalStateException("a first layer has nobody to pass a gradient to");
    }
    int batch = Math.toIntExact(outputGradient.size(0));
    FloatPointer x = Buffer.pointer(Views.forwardFirst(lastColumns));
    IntBuffer dy = Buffer.bits(outputGradient);
    for (int i = 0; i < batch; i++) {
      dy.get(i * pooled.length, pooled);
      long start = (long) i * columns.size();
      for (int place = 0; place < columns.sorts(); place++) {
        RectifiedMaximum.gradient(pooled, place, winners[i], values);
        sortBits.put(0, values);
        x.position(start + columns.start(place));
        kernel.addGradient(sort, x, columns.pools(), i == 0 && place == 0);
      }
    }
    x.position(0);
    kernel.store();
    return null;
  }
}
