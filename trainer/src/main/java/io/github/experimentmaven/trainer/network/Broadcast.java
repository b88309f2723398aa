package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Shape;
import java.util.Arrays;

/** Which numbers of the output are made of a number of an input that has fewer. */
final class Broadcast {

  private static final int BLOCK = 4096;

  private static final int NONE = -1;

  /** For each number of a sample of the output, that of the input. */
  private final int[] places;

  private final float[] sample;
  private final double[] sums;
  private final float[] block = new float[BLOCK];
  private int summed = NONE;

  /** The numbers of an input at the places of the output. */
  interface Numbers {

    /**
     * Takes some.
     *
     * @param from the place of the first
     */
    void get(int from, float[] into, int count);
  }

  /**
   * @param input the shape of a sample of the input
   * @param output that of the output, of as many axes
   */
  Broadcast(Shape input, Shape output) {
    sample = new float[input.size()];
    sums = new double[input.size()];
    this.places = places(Assembly.batchedShape(input), Assembly.batchedShape(output));
  }

  private static int[] places(long[] input, long[] output) {
    int[] places = {0};
    for (int axis = 0; axis < output.length; axis++) {
      int size = (int) output[axis];
      int own = (int) input[axis];
      int[] longer = new int[places.length * size];
      for (int i = 0; i < longer.length; i++) {
        longer[i] = places[i / size] * own + (own == 1 ? 0 : i % size);
      }
      places = longer;
    }
    return places;
  }

  /** The numbers of some places of the output. */
  void spread(Floats input, int from, float[] into, int count) {
    int filled = 0;
    while (filled < count) {
      int start = (from + filled) % places.length;
      input.get((from + filled) / places.length * sample.length, sample);
      int rest = Math.min(count - filled, places.length - start);
      for (int i = 0; i < rest; i++) {
        into[filled + i] = sample[places[start + i]];
      }
      filled += rest;
    }
  }

  /** Forgets the sums of a batch before. */
  void start() {
    summed = NONE;
  }

  /** The sums of the gradients at all places of some numbers of the input. */
  void gather(Numbers gradients, int from, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      int which = (from + i) / sample.length;
      if (which != summed) {
        sum(gradients, which);
      }
      into[i] = (float) sums[(from + i) % sample.length];
    }
  }

  private void sum(Numbers gradients, int which) {
    Arrays.fill(sums, 0);
    for (int start = 0; start < places.length; start += BLOCK) {
      int count = Math.min(BLOCK, places.length - start);
      gradients.get(which * places.length + start, block, count);
      for (int i = 0; i < count; i++) {
        sums[places[start + i]] += block[i];
      }
    }
    summed = which;
  }
}
