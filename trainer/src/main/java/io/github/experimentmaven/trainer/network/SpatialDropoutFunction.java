package io.github.experimentmaven.trainer.network;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link DropoutFunction} for whole channels: in training each channel of each image is dropped
 * with the probability {@code rate} and the others are divided by {@code 1 - rate}. Draws a key for
 * each batch from streams of its own, one an epoch.
 */
final class SpatialDropoutFunction implements LayerFunction {

  private final BatchDraws draws;
  private final Buffer output;
  private final int least;
  private final float scale;
  private final int[] ascending;
  private final int[] numbers;
  private final float[] plane;
  private boolean dropped;

  /**
   * @param rate the probability to be dropped, more than zero
   * @param streams the random numbers of each epoch, from 1; those of the first until told
   *     otherwise
   * @param sampleShape {@code [channels, height, width]}
   */
  SpatialDropoutFunction(double rate, IntFunction<SplittableRandom> streams, long... sampleShape) {
    output = new Buffer(sampleShape);
    // Of 2^31 numbers; the greatest is kept at any rate.
    least = (int) Math.min((long) (rate * 0x1p31), Integer.MAX_VALUE);
    scale = (float) (1 / (1 - rate));
    ascending = new int[Math.toIntExact(sampleShape[0])];
    for (int i = 0; i < ascending.length; i++) {
      ascending[i] = i;
    }
    numbers = new int[ascending.length];
    draws = new BatchDraws(streams, ascending.length);
    plane = new float[Math.toIntExact(sampleShape[1] * sampleShape[2])];
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
    dropped = training;
    if (!training) {
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
    int channels = ascending.length;
    for (int channel = 0; channel * plane.length < from.capacity(); channel++) {
      if (channel % channels == 0) {
        KeyedHash.fill(draws.key(), draws.place(channel), ascending, numbers, channels);
      }
      from.get(channel * plane.length, plane);
      multiply(plane, numbers[channel % channels] >= least ? scale : 0, plane.length);
      to.put(channel * plane.length, plane);
    }
  }

  private static void multiply(float[] values, float scale, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= scale;
    }
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }
}
