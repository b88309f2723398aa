package io.github.experimentmaven.trainer.network;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Dropout as Keras defines it: in training each input is dropped with the probability {@code rate}
 * and the others are divided by {@code 1 - rate}; otherwise nothing happens. Draws from streams of
 * its own, one an epoch.
 */
final class DropoutFunction implements LayerFunction {

  private final double rate;
  private final IntFunction<SplittableRandom> streams;
  private final Buffer output;
  private SplittableRandom random;
  private float[] scales = {};

  /**
   * @param rate the probability to be dropped
   * @param streams the random numbers of each epoch, from 1; those of the first until told
   *     otherwise
   * @param sampleShape of one sample, without the batch
   */
  DropoutFunction(double rate, IntFunction<SplittableRandom> streams, long... sampleShape) {
    this.rate = rate;
    this.streams = streams;
    random = streams.apply(1);
    output = new Buffer(sampleShape);
  }

  @Override
  public void startEpoch(int epoch) {
    random = streams.apply(epoch);
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    if (!training || rate == 0) {
      scales = new float[0];
      return input;
    }
    int length = Math.toIntExact(input.length());
    if (scales.length < length) {
      scales = new float[length];
    }
    float kept = (float) (1 / (1 - rate));
    for (int i = 0; i < length; i++) {
      scales[i] = random.nextDouble() < rate ? 0 : kept;
    }
    INDArray result = output.of(input.size(0));
    scale(Buffer.floats(input), Buffer.floats(result), length);
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (inputGradientNeeded && scales.length > 0) {
      FloatBuffer gradient = Buffer.floats(outputGradient);
      scale(gradient, gradient, Math.toIntExact(outputGradient.length()));
    }
    return inputGradientNeeded ? outputGradient : null;
  }

  private void scale(FloatBuffer from, FloatBuffer to, int length) {
    for (int i = 0; i < length; i++) {
      to.put(i, from.get(i) * scales[i]);
    }
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }
}
