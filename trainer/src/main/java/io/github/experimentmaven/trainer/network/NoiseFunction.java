package io.github.experimentmaven.trainer.network;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * In training adds normal noise; otherwise nothing happens. Draws a key for each batch from streams
 * of its own, one an epoch; a number follows from the key and its place in the batch.
 */
final class NoiseFunction implements LayerFunction {

  private final float deviation;
  private final BatchDraws draws;
  private final Buffer output;
  private final NormalNumbers normal = new NormalNumbers();
  private final float[] noise = new float[NormalNumbers.BLOCK];
  private final float[] values = new float[NormalNumbers.BLOCK];

  /**
   * @param deviation the standard deviation of the noise
   * @param streams the random numbers of each epoch, from 1; those of the first until told
   *     otherwise
   * @param sampleShape of one sample, without the batch
   */
  NoiseFunction(double deviation, IntFunction<SplittableRandom> streams, long... sampleShape) {
    this.deviation = (float) deviation;
    output = new Buffer(sampleShape);
    draws =
        new BatchDraws(
            streams, Math.toIntExact(Arrays.stream(sampleShape).reduce(1, Math::multiplyExact)));
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
    if (!training) {
      return input;
    }
    INDArray result = output.of(input.size(0));
    Floats x = Floats.of(input);
    Floats y = Floats.of(result);
    int length = x.capacity();
    for (int start = 0; start < length; start += values.length) {
      int count = Math.min(values.length, length - start);
      normal.fill(draws.key(), draws.place(start), noise, count);
      x.get(start, values, 0, count);
      add(values, noise, deviation, count);
      y.put(start, values, 0, count);
    }
    return result;
  }

  private static void add(float[] values, float[] noise, float deviation, int count) {
    for (int i = 0; i < count; i++) {
      values[i] += deviation * noise[i];
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    return inputGradientNeeded ? outputGradient : null;
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }
}
