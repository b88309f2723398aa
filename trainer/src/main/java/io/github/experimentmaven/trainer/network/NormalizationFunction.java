package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalization of each channel of images, {@code [batch, channels, height, width]}, or each
 * feature of vectors, {@code [batch, features]}: in training by mean and variance of the batch, in
 * evaluation, and if it is frozen in training, too, by their moving averages.
 *
 * <p>From the forward to the backward pass it keeps nothing but two numbers for each channel: the
 * layer before still has the input.
 */
final class NormalizationFunction implements LayerFunction {

  /** Images whose values are added up in single precision; their sums are added up in double. */
  private static final int TOGETHER = 64;

  /** Images whose mean is near enough to the batch's for the variance to lose no digits. */
  private static final int FIRST = 16;

  private final double momentum;
  private final double epsilon;
  private final boolean frozen;
  private final ChannelGroups groups;
  private final Buffer output;
  private final Floats gamma;
  private final Floats beta;
  private final Floats movingMean;
  private final Floats movingVariance;
  private final Floats gammaGradient;
  private final Floats betaGradient;
  private final Floats meanChange;
  private final Floats varianceChange;
  private final float[] means;
  private final float[] variances;
  private @Nullable INDArray lastInput;

  // Of one group of channels in one image: the values, ...
  private final float[] inputs;
  private final float[] gradients;
  // ... what is added up for each of them over the images, ...
  private final float[] sums;
  private final float[] products;
  // ... and the numbers of its channel for each of them.
  private final float[] centres;
  private final float[] scales;
  private final float[] slopes;
  private final float[] offsets;
  // The sums of each channel.
  private final double[] channelSums;
  private final double[] channelProducts;

  /**
   * @param layer its arguments
   * @param frozen whether it stays as it is
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   * @param sampleShape {@code [channels, height, width]} or {@code [features]}
   */
  NormalizationFunction(
      Layer.BatchNormalization layer,
      boolean frozen,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients,
      long... sampleShape) {
    momentum = layer.momentum();
    epsilon = layer.epsilon();
    this.frozen = frozen;
    output = new Buffer(sampleShape);
    movingMean = view(parameters, BatchNormalizationParamInitializer.GLOBAL_MEAN);
    movingVariance = view(parameters, BatchNormalizationParamInitializer.GLOBAL_VAR);
    meanChange = view(gradients, BatchNormalizationParamInitializer.GLOBAL_MEAN);
    varianceChange = view(gradients, BatchNormalizationParamInitializer.GLOBAL_VAR);
    int channels = movingMean.capacity();
    boolean isLearned = layer.center() || layer.scale();
    gamma =
        isLearned
            ? view(parameters, BatchNormalizationParamInitializer.GAMMA)
            : constant(channels, 1);
    beta =
        isLearned
            ? view(parameters, BatchNormalizationParamInitializer.BETA)
            : constant(channels, 0);
    gammaGradient =
        layer.scale()
            ? view(gradients, BatchNormalizationParamInitializer.GAMMA)
            : constant(channels, 0);
    betaGradient =
        layer.center()
            ? view(gradients, BatchNormalizationParamInitializer.BETA)
            : constant(channels, 0);
    long size = Arrays.stream(sampleShape).reduce(1, Math::multiplyExact);
    groups = new ChannelGroups(channels, Math.toIntExact(size / channels));
    means = new float[channels];
    variances = new float[channels];
    int values = groups.largest() * groups.plane();
    inputs = new float[values];
    this.gradients = new float[values];
    sums = new float[values];
    products = new float[values];
    centres = new float[values];
    scales = new float[values];
    slopes = new float[values];
    offsets = new float[values];
    channelSums = new double[groups.largest()];
    channelProducts = new double[groups.largest()];
  }

  /** In the place of what the layer does not have. */
  private static Floats constant(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return Floats.of(values);
  }

  private static Floats view(Map<String, INDArray> views, String key) {
    return Floats.of(Views.require(views, key));
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input;
    INDArray result = output.of(input.size(0));
    Floats x = Floats.of(input);
    Floats y = Floats.of(result);
    boolean measures = training && !frozen;
    if (!measures) {
      movingMean.get(0, means);
      movingVariance.get(0, variances);
    }
    int sample = groups.channels() * groups.plane();
    for (int channel = 0; channel < groups.channels(); channel += groups.largest()) {
      int count = groups.from(channel);
      int values = count * groups.plane();
      int first = channel * groups.plane();
      if (measures) {
        measure(x, channel, count);
      }
      for (int i = 0; i < count; i++) {
        set(centres, i, means[channel + i]);
        set(scales, i, (float) (gamma.get(channel + i) / deviation(channel + i)));
        set(offsets, i, beta.get(channel + i));
      }
      for (int at = first; at < x.capacity(); at += sample) {
        x.get(at, inputs, 0, values);
        normalize(inputs, centres, scales, offsets, values);
        y.put(at, inputs, 0, values);
      }
    }
    return result;
  }

  /**
   * Mean and variance of the channels of a group, in one pass over the batch: of the differences
   * from the mean of its first images.
   */
  private void measure(Floats x, int channel, int count) {
    int plane = groups.plane();
    int values = count * plane;
    int sample = groups.channels() * plane;
    int first = channel * plane;
    int few = Math.min(FIRST, x.capacity() / sample);
    start();
    for (int image = 0; image < few; image++) {
      x.get(first + image * sample, inputs, 0, values);
      add(inputs, sums, values);
    }
    next(count);
    for (int i = 0; i < count; i++) {
      set(centres, i, (float) (channelSums[i] / few / plane));
    }
    start();
    int images = 0;
    for (int at = first; at < x.capacity(); at += sample) {
      x.get(at, inputs, 0, values);
      addSquares(inputs, centres, sums, products, values);
      images++;
      if (images % TOGETHER == 0 || at + sample >= x.capacity()) {
        next(count);
      }
    }
    double number = (double) images * plane;
    for (int i = 0; i < count; i++) {
      double difference = channelSums[i] / number;
      double variance = channelProducts[i] / number - difference * difference;
      means[channel + i] = (float) (centres[i * plane] + difference);
      variances[channel + i] = (float) (variance < 0 ? 0 : variance);
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (frozen) {
      scale(Floats.of(outputGradient));
      return inputGradientNeeded ? outputGradient : null;
    }
    Floats x = Floats.of(Views.forwardFirst(lastInput));
    Floats dy = Floats.of(outputGradient);
    int sample = groups.channels() * groups.plane();
    double number = (double) x.capacity() / groups.channels();
    for (int channel = 0; channel < groups.channels(); channel += groups.largest()) {
      int count = groups.from(channel);
      int values = count * groups.plane();
      int first = channel * groups.plane();
      for (int i = 0; i < count; i++) {
        set(centres, i, means[channel + i]);
      }
      addGradients(x, dy, first, count);
      for (int i = 0; i < count; i++) {
        double deviation = deviation(channel + i);
        double scale = gamma.get(channel + i) / deviation;
        gammaGradient.put(channel + i, (float) (channelProducts[i] / deviation));
        betaGradient.put(channel + i, (float) channelSums[i]);
        set(scales, i, (float) scale);
        set(slopes, i, (float) (-scale * channelProducts[i] / (deviation * deviation) / number));
        set(offsets, i, (float) (-scale * channelSums[i] / number));
      }
      for (int at = first; inputGradientNeeded && at < x.capacity(); at += sample) {
        x.get(at, inputs, 0, values);
        dy.get(at, gradients, 0, values);
        differentiate(inputs, centres, slopes, scales, offsets, gradients, values);
        dy.put(at, gradients, 0, values);
      }
    }
    change(movingMean, means, meanChange);
    change(movingVariance, variances, varianceChange);
    return inputGradientNeeded ? outputGradient : null;
  }

  /** By what the inputs were multiplied by. */
  private void scale(Floats dy) {
    int sample = groups.channels() * groups.plane();
    for (int channel = 0; channel < groups.channels(); channel += groups.largest()) {
      int count = groups.from(channel);
      int values = count * groups.plane();
      for (int i = 0; i < count; i++) {
        set(scales, i, (float) (gamma.get(channel + i) / deviation(channel + i)));
      }
      for (int at = channel * groups.plane(); at < dy.capacity(); at += sample) {
        dy.get(at, gradients, 0, values);
        multiply(gradients, scales, values);
        dy.put(at, gradients, 0, values);
      }
    }
  }

  private void addGradients(Floats x, Floats dy, int first, int count) {
    int values = count * groups.plane();
    int sample = groups.channels() * groups.plane();
    start();
    int images = 0;
    for (int at = first; at < x.capacity(); at += sample) {
      x.get(at, inputs, 0, values);
      dy.get(at, gradients, 0, values);
      addProducts(inputs, centres, gradients, sums, products, values);
      images++;
      if (images % TOGETHER == 0 || at + sample >= x.capacity()) {
        next(count);
      }
    }
  }

  /** As a gradient that is subtracted: {@code average - (momentum * average + ...)}. */
  private void change(Floats average, float[] batch, Floats target) {
    for (int i = 0; i < batch.length; i++) {
      target.put(i, (float) ((average.get(i) - batch[i]) * (1 - momentum)));
    }
  }

  private double deviation(int channel) {
    return Math.sqrt(variances[channel] + epsilon);
  }

  private void set(float[] values, int channelOfGroup, float value) {
    int plane = groups.plane();
    Arrays.fill(values, channelOfGroup * plane, (channelOfGroup + 1) * plane, value);
  }

  private void start() {
    Arrays.fill(sums, 0);
    Arrays.fill(products, 0);
    Arrays.fill(channelSums, 0);
    Arrays.fill(channelProducts, 0);
  }

  private void next(int count) {
    addUp(sums, channelSums, count);
    addUp(products, channelProducts, count);
    Arrays.fill(sums, 0);
    Arrays.fill(products, 0);
  }

  private void addUp(float[] values, double[] channels, int count) {
    int plane = groups.plane();
    for (int i = 0; i < count; i++) {
      channels[i] += PartialSums.sum(values, i * plane, (i + 1) * plane);
    }
  }

  private static void add(float[] inputs, float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += inputs[i];
    }
  }

  private static void addSquares(
      float[] inputs, float[] centres, float[] sums, float[] squares, int count) {
    for (int i = 0; i < count; i++) {
      float difference = inputs[i] - centres[i];
      sums[i] += difference;
      squares[i] += difference * difference;
    }
  }

  private static void addProducts(
      float[] inputs,
      float[] centres,
      float[] gradients,
      float[] sums,
      float[] products,
      int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += gradients[i];
      products[i] += gradients[i] * (inputs[i] - centres[i]);
    }
  }

  private static void normalize(
      float[] values, float[] centres, float[] scales, float[] offsets, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = (values[i] - centres[i]) * scales[i] + offsets[i];
    }
  }

  private static void multiply(float[] values, float[] factors, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= factors[i];
    }
  }

  private static void differentiate(
      float[] inputs,
      float[] centres,
      float[] slopes,
      float[] scales,
      float[] offsets,
      float[] gradients,
      int count) {
    for (int i = 0; i < count; i++) {
      gradients[i] = gradients[i] * scales[i] + ((inputs[i] - centres[i]) * slopes[i] + offsets[i]);
    }
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }
}
