package io.github.experimentmaven.trainer.network;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Dropout as Keras defines it: in training each input is dropped with the probability {@code rate}
 * and the others are divided by {@code 1 - rate}; otherwise nothing happens. Draws a key for each
 * batch from streams of its own, one an epoch. What of a sample is dropped follows from the key and
 * the sample's place in the batch, and is computed again in the backward pass.
 */
final class DropoutFunction implements LayerFunction {

  private static final int BLOCK = 1024;

  private final double rate;
  private final BatchDraws draws;
  private final Buffer output;
  private final int least;
  private final int keptBits;
  private final FloatBits bits = new FloatBits(BLOCK);
  private final int[] ascending = new int[BLOCK];
  private final int[] numbers = new int[BLOCK];
  private final float[] scales = new float[BLOCK];
  private final float[] values = new float[BLOCK];
  private boolean dropped;

  /**
   * @param rate the probability to be dropped
   * @param streams the random numbers of each epoch, from 1; those of the first until told
   *     otherwise
   * @param sampleShape of one sample, without the batch
   */
  DropoutFunction(double rate, IntFunction<SplittableRandom> streams, long... sampleShape) {
    this.rate = rate;
    output = new Buffer(sampleShape);
    draws =
        new BatchDraws(
            streams, Math.toIntExact(Arrays.stream(sampleShape).reduce(1, Math::multiplyExact)));
    // Of 2^31 numbers; the greatest is kept at any rate.
    least = (int) Math.min((long) (rate * 0x1p31), Integer.MAX_VALUE);
    keptBits = Float.floatToRawIntBits((float) (1 / (1 - rate)));
    for (int i = 0; i < BLOCK; i++) {
      ascending[i] = i;
    }
  }

  @Override
  public void startEpoch(int epoch) {
    draws.startEpoch(epoch);
  }

  @Override
  public void startBatch(int[] samples) {
    draws.startBatch();
  }

  @Override
  public void startPart(int first) {
    draws.startPart(first);
  }

  @Override
  public boolean isForTraining() {
    return true;
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    dropped = training && rate > 0;
    if (!dropped) {
      return input;
    }
    INDArray result = output.of(input.size(0));
    scale(Floats.of(input), Floats.of(result));
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    if (dropped) {
      Floats gradient = Floats.of(outputGradient);
      scale(gradient, gradient);
    }
    return outputGradient;
  }

  private void scale(Floats from, Floats to) {
    int length = from.capacity();
    for (int start = 0; start < length; start += BLOCK) {
      int count = Math.min(BLOCK, length - start);
      KeyedHash.fill(draws.key(), draws.place(start), ascending, numbers, count);
      keep(numbers, least, keptBits, count);
      bits.floats(numbers, scales, count);
      from.get(start, values, 0, count);
      multiply(values, scales, count);
      to.put(start, values, 0, count);
    }
  }

  /** The bits of the scale for numbers that are not less, of zero for the others. */
  private static void keep(int[] numbers, int least, int keptBits, int count) {
    for (int i = 0; i < count; i++) {
      numbers[i] = ~((numbers[i] - least) >> 31) & keptBits;
    }
  }

  private static void multiply(float[] values, float[] scales, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= scales[i];
    }
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }
}
