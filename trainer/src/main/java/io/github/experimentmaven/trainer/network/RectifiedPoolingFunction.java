package io.github.experimentmaven.trainer.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rectifier and maximum pooling in one, {@code [batch, channels, height, width] -> [batch,
 * channels, height', width']}, for windows that do not overlap: a maximum of few long vectors, each
 * of all values that have the same place in their window.
 */
final class RectifiedPoolingFunction implements LayerFunction {

  private final Buffer output;
  private final Buffer inputGradient;
  private final int[][] places;
  private final int[] image;
  private final int[] imageGradient;
  private final int[] values;
  private final int[] pooled;
  private int[][] winners = {};

  /**
   * @param window {@linkplain Window#tiled() tiles} the input
   * @param channels of the input
   */
  RectifiedPoolingFunction(Window window, int channels) {
    output = new Buffer(channels, window.outputHeight(), window.outputWidth());
    inputGradient = new Buffer(channels, window.height(), window.width());
    places = places(window, channels);
    image = new int[channels * window.height() * window.width()];
    imageGradient = new int[image.length];
    values = new int[channels * window.outputHeight() * window.outputWidth()];
    pooled = new int[values.length];
  }

  /** For each place in a window, in reading order, where it is in the image for each output. */
  private static int[][] places(Window window, int channels) {
    int poolHeight = window.size().height();
    int poolWidth = window.size().width();
    int columns = window.outputWidth();
    int outputs = window.outputHeight() * columns;
    int[][] places = new int[poolHeight * poolWidth][channels * outputs];
    for (int place = 0; place < places.length; place++) {
      for (int i = 0; i < places[place].length; i++) {
        int row = i % outputs / columns * poolHeight + place / poolWidth;
        int column = i % columns * poolWidth + place % poolWidth;
        int channel = i / outputs;
        places[place][i] = (channel * window.height() + row) * window.width() + column;
      }
    }
    return places;
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    int batch = Math.toIntExact(input.size(0));
    winners = RectifiedMaximum.winners(winners, training ? batch : 1, pooled.length);
    INDArray result = output.of(batch);
    Bits x = Bits.of(input);
    Bits y = Bits.of(result);
    for (int i = 0; i < batch; i++) {
      int[] imageWinners = winners[training ? i : 0];
      x.get(i * image.length, image);
      RectifiedMaximum.start(pooled, imageWinners);
      for (int place = 0; place < places.length; place++) {
        gather(image, places[place], values);
        RectifiedMaximum.take(values, place, pooled, imageWinners);
      }
      y.put(i * pooled.length, pooled);
    }
    return result;
  }

  private static void gather(int[] image, int[] places, int[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = image[places[i]];
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    int batch = Math.toIntExact(outputGradient.size(0));
    INDArray result = inputGradient.of(batch);
    Bits dy = Bits.of(outputGradient);
    Bits dx = Bits.of(result);
    for (int i = 0; i < batch; i++) {
      dy.get(i * pooled.length, pooled);
      for (int place = 0; place < places.length; place++) {
        RectifiedMaximum.gradient(pooled, place, winners[i], values);
        scatter(values, places[place], imageGradient);
      }
      // What no window covers is never written and stays 0.
      dx.put(i * imageGradient.length, imageGradient);
    }
    return result;
  }

  private static void scatter(int[] values, int[] places, int[] image) {
    for (int i = 0; i < values.length; i++) {
      image[places[i]] = values[i];
    }
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
