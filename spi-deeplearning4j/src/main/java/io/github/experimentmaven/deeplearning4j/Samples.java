package io.github.experimentmaven.deeplearning4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Samples as Deeplearning4j takes them: of pictures, whose numbers come as {@code [height][width]
 * [channels]}, the channels first, and of sequences, {@code [steps][features]}, the features.
 */
final class Samples {

  private final float[][] rows;
  private final List<Integer> shape;

  /**
   * @param rows a sample each
   * @param shape of a sample: {@code [height, width, channels]}, {@code [steps, features]} or
   *     {@code [features]}
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
    long[] dimensions = new long[shape.size() + 1];
    dimensions[0] = (long) to - from;
    dimensions[1] = channels();
    for (int i = 0; i < shape.size() - 1; i++) {
      dimensions[i + 2] = shape.get(i);
    }
    return Nd4j.create(numbers, dimensions);
  }

  private void copy(float[] row, float[] numbers, int at) {
    int channels = channels();
    int places = row.length / channels;
    for (int channel = 0; channel < channels; channel++) {
      for (int place = 0; place < places; place++) {
        numbers[at + channel * places + place] = row[place * channels + channel];
      }
    }
  }

  /** The last dimension of a sample. */
  private int channels() {
    return shape.get(shape.size() - 1);
  }
}
