package io.github.experimentmaven.deeplearning4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Samples as Deeplearning4j takes them: of pictures, whose numbers come as {@code [height][width]
 * [channels]}, the channels first.
 */
final class Samples {

  private final float[][] rows;
  private final List<Integer> shape;

  /**
   * @param rows a sample each
   * @param shape of a sample: {@code [height, width, channels]}, or {@code [features]}
   */
  Samples(float[][] rows, List<Integer> shape) {
    this.rows = rows;
    this.shape = shape;
  }

  int count() {
    return rows.length;
  }

  /** Those at some places of an order. */
  INDArray batch(int[] order, int from, int to) {
    int size = rows[order[from]].length;
    float[] numbers = new float[Math.multiplyExact(to - from, size)];
    for (int i = from; i < to; i++) {
      copy(rows[order[i]], numbers, (i - from) * size);
    }
    long[] dimensions =
        NetworkTask.isPicture(shape)
            ? new long[] {to - from, shape.get(2), shape.get(0), shape.get(1)}
            : new long[] {to - from, size};
    return Nd4j.create(numbers, dimensions);
  }

  private void copy(float[] row, float[] numbers, int at) {
    int channels = NetworkTask.isPicture(shape) ? shape.get(2) : 1;
    int pixels = row.length / channels;
    for (int channel = 0; channel < channels; channel++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        numbers[at + channel * pixels + pixel] = row[pixel * channels + channel];
      }
    }
  }
}
