package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The channels of each pixel less their mean and divided by their deviation, times gamma, and beta
 * added. Sums are of doubles, in the order of the channels.
 */
final class LayerNormalizationFunction implements LayerFunction {

  private final Layer.LayerNormalization layer;
  private final int channels;
  private final int pixels;
  private final Floats gammaView;
  private final Floats betaView;
  private final Floats gammaGradient;
  private final Floats betaGradient;
  private final Buffer output;
  private final float[] values;
  private final float[] gradients;
  private final float[] gamma;
  private final float[] beta;
  private final double[] gammaSums;
  private final double[] betaSums;
  // Of each pixel.
  private final double[] means;
  private final double[] sums;
  private final double[] products;
  private final double[] scales;
  private @Nullable INDArray lastInput;

  /**
   * @param layer what is done; Deeplearning4j has both parameters whatever it has
   * @param input the shape of a sample
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  LayerNormalizationFunction(
      Layer.LayerNormalization layer,
      Shape input,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    this.layer = layer;
    channels = input.channels();
    pixels = input.size() / channels;
    gammaView = Floats.of(Views.require(parameters, DefaultParamInitializer.WEIGHT_KEY));
    betaView = Floats.of(Views.require(parameters, DefaultParamInitializer.BIAS_KEY));
    gammaGradient = Floats.of(Views.require(gradients, DefaultParamInitializer.WEIGHT_KEY));
    betaGradient = Floats.of(Views.require(gradients, DefaultParamInitializer.BIAS_KEY));
    output = new Buffer(Assembly.batchedShape(input));
    values = new float[input.size()];
    this.gradients = new float[input.size()];
    gamma = new float[channels];
    beta = new float[channels];
    gammaSums = new double[channels];
    betaSums = new double[channels];
    means = new double[pixels];
    sums = new double[pixels];
    products = new double[pixels];
    scales = new double[pixels];
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input;
    INDArray result = output.of(input.size(0));
    Floats x = Floats.of(input);
    Floats y = Floats.of(result);
    gammaView.get(0, gamma);
    betaView.get(0, beta);
    for (int start = 0; start < x.capacity(); start += values.length) {
      x.get(start, values);
      normalize();
      for (int channel = 0; channel < channels; channel++) {
        scale(values, channel * pixels, pixels, gamma[channel], beta[channel]);
      }
      y.put(start, values);
    }
    return result;
  }

  private static void scale(float[] values, int from, int count, float gamma, float beta) {
    for (int i = from; i < from + count; i++) {
      values[i] = values[i] * gamma + beta;
    }
  }

  /** Of a sample, in place. */
  private void normalize() {
    Arrays.fill(means, 0);
    for (int from = 0; from < values.length; from += pixels) {
      add(values, from, means);
    }
    for (int i = 0; i < pixels; i++) {
      means[i] /= channels;
    }
    Arrays.fill(sums, 0);
    for (int from = 0; from < values.length; from += pixels) {
      addSquares(values, from, means, sums);
    }
    for (int i = 0; i < pixels; i++) {
      scales[i] = 1 / Math.sqrt(sums[i] / channels + layer.epsilon());
    }
    for (int from = 0; from < values.length; from += pixels) {
      normalize(values, from, means, scales);
    }
  }

  private static void add(float[] values, int from, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[from + i];
    }
  }

  private static void addSquares(float[] values, int from, double[] means, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      double difference = values[from + i] - means[i];
      sums[i] += difference * difference;
    }
  }

  private static void normalize(float[] values, int from, double[] means, double[] scales) {
    for (int i = 0; i < means.length; i++) {
      values[from + i] = (float) ((values[from + i] - means[i]) * scales[i]);
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    Floats x = Floats.of(Views.forwardFirst(lastInput));
    Floats gradient = Floats.of(outputGradient);
    gammaView.get(0, gamma);
    Arrays.fill(gammaSums, 0);
    Arrays.fill(betaSums, 0);
    for (int start = 0; start < gradient.capacity(); start += values.length) {
      x.get(start, values);
      gradient.get(start, gradients);
      normalize();
      addUp();
      if (inputGradientNeeded) {
        differentiate();
        gradient.put(start, gradients);
      }
    }
    for (int channel = 0; channel < channels; channel++) {
      gammaGradient.put(channel, layer.scale() ? (float) gammaSums[channel] : 0);
      betaGradient.put(channel, layer.center() ? (float) betaSums[channel] : 0);
    }
    return inputGradientNeeded ? outputGradient : null;
  }

  /** The gradients of the parameters. */
  private void addUp() {
    for (int channel = 0; channel < channels; channel++) {
      double gammaSum = 0;
      double betaSum = 0;
      for (int i = channel * pixels; i < (channel + 1) * pixels; i++) {
        gammaSum += (double) gradients[i] * values[i];
        betaSum += gradients[i];
      }
      gammaSums[channel] += gammaSum;
      betaSums[channel] += betaSum;
    }
  }

  /**
   * With {@code g} the gradient times gamma, and the normalised values {@code v}: {@code (g -
   * mean(g) - v mean(g v)) / deviation}, in place.
   */
  private void differentiate() {
    Arrays.fill(sums, 0);
    Arrays.fill(products, 0);
    for (int channel = 0; channel < channels; channel++) {
      int from = channel * pixels;
      scale(gradients, from, pixels, gamma[channel], 0);
      add(gradients, from, sums);
      addProducts(gradients, values, from, products);
    }
    for (int i = 0; i < pixels; i++) {
      sums[i] /= channels;
      products[i] /= channels;
    }
    for (int from = 0; from < gradients.length; from += pixels) {
      differentiate(gradients, values, from, sums, products, scales);
    }
  }

  private static void addProducts(float[] gradients, float[] values, int from, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (double) gradients[from + i] * values[from + i];
    }
  }

  private static void differentiate(
      float[] gradients,
      float[] values,
      int from,
      double[] means,
      double[] products,
      double[] scales) {
    for (int i = 0; i < means.length; i++) {
      double difference = gradients[from + i] - means[i] - values[from + i] * products[i];
      gradients[from + i] = (float) (difference * scales[i]);
    }
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }
}
