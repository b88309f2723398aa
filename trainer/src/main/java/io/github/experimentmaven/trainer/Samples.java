package io.github.experimentmaven.trainer;

import io.github.experimentmaven.trainer.network.Buffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Samples, and how batches are made of them, in an array that each batch overwrites. */
final class Samples {

  private final SampleFeatures features;
  private final SampleTargets targets;
  private final @Nullable SampleWeights weights;

  /** Samples that all count alike. */
  Samples(SampleFeatures features, SampleTargets targets) {
    this(features, targets, null);
  }

  /**
   * @param features what is shown of each
   * @param targets what is asked for of each, in the same order
   * @param weights how much each counts; null if all count alike
   */
  Samples(SampleFeatures features, SampleTargets targets, @Nullable SampleWeights weights) {
    if (features.count() != targets.count()) {
      throw new IllegalArgumentException(
          features.count() + " samples do not have " + targets.count() + " targets");
    }
    this.features = features;
    this.targets = targets;
    this.weights = weights;
  }

  int count() {
    return features.count();
  }

  /** How many numbers a sample has. */
  int size() {
    return features.size();
  }

  /** Writes the numbers of a sample. */
  void copy(int sample, float[] numbers) {
    features.copy(sample, numbers);
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
    private final Buffer buffer = new Buffer(features.sampleShape());
    private float[] rightOutputs = {};
    private int[] samples = {};
    private float[] sampleWeights = {};
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
        samples = new int[count];
        sampleWeights = new float[weights == null ? 0 : count];
      }
      System.arraycopy(order, from, samples, 0, count);
      FloatPointer numbers = Buffer.pointer(features());
      Arrays.fill(rightOutputs, 0);
      for (int i = 0; i < count; i++) {
        int sample = order[from + i];
        features.copy(sample, sampleNumbers);
        numbers.position((long) i * sampleNumbers.length).put(sampleNumbers);
        targets.copy(sample, rightOutputs, i * targets.width());
        if (weights != null) {
          sampleWeights[i] = weights.of(sample);
        }
      }
    }

    int size() {
      return size;
    }

    /** The positions of its samples. */
    int[] samples() {
      return samples;
    }

    INDArray features() {
      return buffer.of(size);
    }

    /** The outputs that would be right, {@code [samples * outputs]}. */
    float[] targets() {
      return rightOutputs;
    }

    /** How much each sample counts; null if all count alike. */
    float @Nullable [] weights() {
      return weights == null ? null : sampleWeights;
    }
  }
}
