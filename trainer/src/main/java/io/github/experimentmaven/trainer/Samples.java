package io.github.experimentmaven.trainer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Samples, and how batches are made of them, in an array that each batch overwrites. */
final class Samples {

  private final SampleFeatures features;
  private final SampleTargets targets;

  /**
   * @param features what is shown of each
   * @param targets what is asked for of each, in the same order
   */
  Samples(SampleFeatures features, SampleTargets targets) {
    if (features.count() != targets.count()) {
      throw new IllegalArgumentException(
          features.count() + " samples do not have " + targets.count() + " targets");
    }
    this.features = features;
    this.targets = targets;
  }

  int count() {
    return features.count();
  }

  /** How many outputs a network needs for a sample. */
  int outputs() {
    return targets.width();
  }

  /** The positions of all samples, in order. */
  int[] order() {
    int[] order = new int[count()];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /** An array of its own for batches of these samples. */
  Batch batch() {
    return new Batch();
  }

  /**
   * A batch of samples, overwritten by the next one. Its memory is that of the largest batch so
   * far; a smaller one has the beginning of it.
   */
  final class Batch {

    private final float[] sampleNumbers = new float[features.size()];
    private final Map<Integer, INDArray> arrays = new HashMap<>();
    private INDArray whole = Nd4j.empty(DataType.FLOAT);
    private INDArray array = whole;
    private FloatPointer numbers = new FloatPointer();
    private float[] rightOutputs = {};
    private int size;

    /**
     * Fills the batch.
     *
     * @param order positions of samples
     * @param from first place in {@code order}
     * @param to the place after the last
     */
    void fill(int[] order, int from, int to) {
      int count = to - from;
      if (size != count) {
        size = count;
        rightOutputs = new float[count * targets.width()];
        array = array(count);
      }
      Arrays.fill(rightOutputs, 0);
      for (int i = 0; i < count; i++) {
        int sample = order[from + i];
        features.copy(sample, sampleNumbers);
        numbers.position((long) i * sampleNumbers.length).put(sampleNumbers);
        targets.copy(sample, rightOutputs, i * targets.width());
      }
    }

    private INDArray array(int count) {
      long length = (long) count * features.size();
      if (whole.length() < length) {
        arrays.clear();
        whole = Nd4j.createUninitialized(DataType.FLOAT, new long[] {length}, 'c');
        numbers = new FloatPointer(whole.data().pointer());
      }
      return arrays.computeIfAbsent(
          count, samples -> Nd4j.create(whole.data(), features.batchShape(samples)));
    }

    int size() {
      return size;
    }

    INDArray features() {
      return array;
    }

    /** The outputs that would be right, {@code [samples * outputs]}. */
    float[] targets() {
      return rightOutputs;
    }
  }
}
