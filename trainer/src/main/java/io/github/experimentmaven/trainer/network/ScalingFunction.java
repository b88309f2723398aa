package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code (x + before) * factor + after}, with three numbers for each channel that stay what they
 * are. It works in place, and its backward pass needs nothing but the factors.
 */
final class ScalingFunction implements LayerFunction {

  private final float[] before;
  private final float[] factor;
  private final float[] after;
  private final int pixels;
  private final float[] sample;

  /**
   * @param constants of each channel, or of all
   * @param input the shape of a sample
   */
  ScalingFunction(List<Constants> constants, Shape input) {
    int channels = input.channels();
    before = new float[channels];
    factor = new float[channels];
    after = new float[channels];
    for (int i = 0; i < channels; i++) {
      Constants own = constants.get(constants.size() == 1 ? 0 : i);
      before[i] = (float) own.before();
      factor[i] = (float) own.factor();
      after[i] = (float) own.after();
    }
    pixels = input.size() / channels;
    sample = new float[input.size()];
  }

  /**
   * What is done with the numbers of a channel.
   *
   * @param before added first
   * @param factor that the sum is multiplied with
   * @param after added at the end
   */
  record Constants(double before, double factor, double after) {

    /** Those of a layer, for each channel or for all of them. */
    static List<Constants> of(Layer layer) {
      if (layer instanceof Layer.Rescaling rescaling) {
        return List.of(new Constants(0, rescaling.scale(), rescaling.offset()));
      }
      if (layer instanceof Layer.Normalization normalization) {
        int count = Math.max(normalization.mean().size(), normalization.variance().size());
        return IntStream.range(0, count).mapToObj(channel -> of(normalization, channel)).toList();
      }
      throw new IllegalStateException(layer.type() + " has no constants");
    }

    private static Constants of(Layer.Normalization layer, int channel) {
      double mean = layer.mean(channel);
      double deviation = layer.deviation(channel);
      return layer.invert()
          ? new Constants(0, deviation, mean)
          : new Constants(-mean, 1 / deviation, 0);
    }
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    Floats x = Floats.of(input);
    for (int start = 0; start < x.capacity(); start += sample.length) {
      x.get(start, sample);
      if (pixels == 1) {
        scale(sample, before, factor, after);
      } else {
        for (int i = 0; i < factor.length; i++) {
          scale(sample, i * pixels, pixels, before[i], factor[i], after[i]);
        }
      }
      x.put(start, sample);
    }
    return input;
  }

  private static void scale(float[] x, float[] before, float[] factor, float[] after) {
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] + before[i]) * factor[i] + after[i];
    }
  }

  private static void scale(
      float[] x, int from, int count, float before, float factor, float after) {
    for (int i = from; i < from + count; i++) {
      x[i] = (x[i] + before) * factor + after;
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    Floats gradient = Floats.of(outputGradient);
    for (int start = 0; start < gradient.capacity(); start += sample.length) {
      gradient.get(start, sample);
      for (int i = 0; i < factor.length; i++) {
        for (int j = i * pixels; j < (i + 1) * pixels; j++) {
          sample[j] *= factor[i];
        }
      }
      gradient.put(start, sample);
    }
    return outputGradient;
  }

  @Override
  public List<Buffer> kept() {
    return List.of();
  }
}
