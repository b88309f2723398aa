package io.github.experimentmaven.trainer.network;

import java.util.List;
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
  private final FloatPointer laidOut;
  private final Buffer output;
  private final FloatPointer sort;
  private final Bits sortBits;
  private final int pools;
  private final int[] values;
  private final int[] pooled;
  private int[][] winners = {};
  private @Nullable INDArray lastInput;

  /**
   * @param window the convolution's geometry
   * @param kernel its parameters
   * @param pooling windows that {@linkplain Window#tiled() tile} its output
   */
  FirstConvolutionPoolingFunction(Window window, KernelMatrix kernel, Window pooling) {
    this.kernel = kernel;
    columns = Columns.byPlaceInPool(window, kernel.channels(), kernel.hasBias(), pooling);
    pools = pooling.outputHeight() * pooling.outputWidth();
    laidOut = new FloatPointer(columns.size());
    output = new Buffer(kernel.filters(), pooling.outputHeight(), pooling.outputWidth());
    int outputs = kernel.filters() * pools;
    sort = new FloatPointer(outputs);
    sortBits = Bits.of(sort);
    values = new int[outputs];
    pooled = new int[outputs];
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input;
    int batch = Math.toIntExact(input.size(0));
    kernel.load();
    winners = RectifiedMaximum.winners(winners, training ? batch : 1, pooled.length);
    INDArray result = output.of(batch);
    Floats images = Floats.of(input);
    Bits y = Bits.of(result);
    for (int i = 0; i < batch; i++) {
      int[] imageWinners = winners[training ? i : 0];
      columns.take(images, i);
      RectifiedMaximum.start(pooled, imageWinners);
      for (int place = 0; place < columns.matrices(); place++) {
        laidOut.put(columns.matrix(place));
        kernel.multiply(laidOut, pools, sort, pools);
        sortBits.get(0, values);
        RectifiedMaximum.take(values, place, pooled, imageWinners);
      }
      y.put(i * pooled.length, pooled);
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
    Bits dy = Bits.of(outputGradient);
    for (int i = 0; i < batch; i++) {
      dy.get(i * pooled.length, pooled);
      columns.take(images, i);
      for (int place = 0; place < columns.matrices(); place++) {
        RectifiedMaximum.gradient(pooled, place, winners[i], values);
        sortBits.put(0, values);
        laidOut.put(columns.matrix(place));
        kernel.addGradient(sort, pools, laidOut, pools, i == 0 && place == 0);
      }
    }
    kernel.store();
    return null;
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }
}
