package io.github.experimentmaven.trainer.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient of an output that others than the next function read: the sum of what each of them
 * gives, in the order of the way back, which is that of the layers backwards.
 */
final class GradientSum {

  private static final int BLOCK = 4096;

  private final Buffer sum;
  private final float[] values = new float[BLOCK];
  private final float[] sums = new float[BLOCK];
  private boolean empty = true;
  private long batch;

  /** Gives a part of a gradient. */
  interface Summand {

    /**
     * Fills an array.
     *
     * @param from the place of the first number in the gradient
     * @param values takes them
     * @param count how many
     */
    void fill(int from, float[] values, int count);
  }

  /**
   * @param memory of gradients that are never needed at the same time
   * @param sampleShape of one sample, without the batch
   */
  GradientSum(Buffer.Block memory, long... sampleShape) {
    sum = new Buffer(sampleShape);
    sum.share(memory);
  }

  /** Forgets what was added. */
  void start(long samples) {
    empty = true;
    batch = samples;
  }

  /** Adds a gradient that has been computed. */
  void add(INDArray gradient) {
    Floats floats = Floats.of(gradient);
    add((from, into, count) -> floats.get(from, into, 0, count));
  }

  /** Adds a gradient that is computed part by part. */
  void add(Summand summand) {
    Floats floats = Floats.of(sum.of(batch));
    int length = floats.capacity();
    for (int start = 0; start < length; start += BLOCK) {
      int count = Math.min(BLOCK, length - start);
      summand.fill(start, values, count);
      if (!empty) {
        floats.get(start, sums, 0, count);
        add(sums, values, count);
      }
      floats.put(start, values, 0, count);
    }
    empty = false;
  }

  private static void add(float[] sums, float[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = sums[i] + values[i];
    }
  }

  /** The sum, which may be overwritten once all has been added. */
  INDArray array() {
    if (empty) {
      throw new IllegalStateException("nobody has given a gradient of an output that is read");
    }
    return sum.of(batch);
  }
}
