package io.github.experimentmaven.trainer;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Samples, and how batches are made of them, in arrays that each batch overwrites. */
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

  /** A batch of samples, overwritten by the next one. */
  final class Batch {

    private final float[] sampleNumbers = new float[features.size()];
    private INDArray array = Nd4j.empty(DataType.FLOAT);
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
        array = Nd4j.createUninitialized(DataType.FLOAT, features.batchShape(count), 'c');
        numbers = new FloatPointer(array.data().pointer());
      }
      Arrays.fill(rightOutputs, 0);
      for (int i = 0; i < count; i++) {
        int sample = order[from + i];
        features.copy(sample, sampleNumbers);
        numbers.position((long) i * sampleNumbers.length).put(sampleNumbers);
        targets.copy(sample, rightOutputs, i * targets.width());
      }
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
