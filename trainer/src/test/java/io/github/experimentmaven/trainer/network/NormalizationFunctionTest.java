package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.Layer;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * How far the passes are from the same formulas in double precision, also for batches that single
 * precision makes hard.
 */
class NormalizationFunctionTest {

  private static final double MOMENTUM = 0.9;
  private static final double EPSILON = 0.001;

  /** Of a unit in the last place of one. */
  private static final double EPS = Math.ulp(1f);

  /**
   * Numbers of one distribution for each channel.
   *
   * @param mean of the channels' means
   * @param deviation within a channel
   * @param outlier added to the first sample
   */
  record Batch(int size, int channels, int plane, double mean, double deviation, double outlier) {}

  static Stream<Batch> batches() {
    return Stream.of(
        new Batch(1, 3, 1, 0, 1, 0),
        new Batch(1, 3, 20, 0, 1, 0),
        new Batch(3, 50, 1, 0, 1, 0),
        new Batch(3, 50, 1, 0, 0.01, 0),
        new Batch(64, 50, 1, 0, 1, 0),
        new Batch(64, 50, 1, 1000, 1, 0),
        new Batch(64, 50, 1, 0, 1, 1000),
        new Batch(200, 3, 49, 100, 1, 10),
        new Batch(5, 1009, 1, 0, 1, 0),
        new Batch(5, 37, 40, 0, 1, 0),
        new Batch(3, 2, 2000, 10, 0.1, 0),
        new Batch(2000, 2, 1, 0, 1, 0));
  }

  @ParameterizedTest
  @MethodSource("batches")
  void outputGradientsAndAveragesAreThoseOfTheFormulas(Batch batch) {
    SplittableRandom random = new SplittableRandom(1);
    int channels = batch.channels();
    float[] x = new float[batch.size() * channels * batch.plane()];
    float[] dy = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (batch.mean() + channel(i, batch) % 7 + batch.deviation() * gauss(random));
      x[i] += i < channels * batch.plane() ? (float) batch.outlier() : 0;
      dy[i] = (float) gauss(random);
    }
    INDArray parameters = random(4 * channels, random);
    INDArray gradients = random(4 * channels, random);
    NormalizationFunction function =
        new NormalizationFunction(
            new Layer.BatchNormalization(MOMENTUM, EPSILON, null),
            false,
            views(parameters, channels),
            views(gradients, channels),
            channels,
            batch.plane(),
            1);

    float[] y = floats(function.forward(array(x, batch), true));
    float[] dx = floats(Views.forwardFirst(function.backward(array(dy, batch), true)));

    for (int channel = 0; channel < channels; channel++) {
      Channel expected = new Channel(batch, channel, x, dy, floats(parameters));
      expected.assertGradients(floats(gradients));
      for (int i = 0; i < x.length; i++) {
        if (channel(i, batch) == channel) {
          expected.assertOutput(x[i], dy[i], y[i], dx[i]);
        }
      }
    }
  }

  private static int channel(int i, Batch batch) {
    return i / batch.plane() % batch.channels();
  }

  /** One channel in double precision. */
  private static final class Channel {

    private final int index;
    private final int channels;
    private final double gamma;
    private final double beta;
    private final double movingMean;
    private final double movingVariance;
    private final double number;
    private final double mean;
    private final double variance;
    private final double deviation;
    private final double sum;
    private final double product;
    private final double absoluteSum;

    /** What a mean in single precision may be off by, in deviations. */
    private final double shift;

    Channel(Batch batch, int index, float[] x, float[] dy, float[] parameters) {
      this.index = index;
      channels = batch.channels();
      gamma = parameters[index];
      beta = parameters[channels + index];
      movingMean = parameters[2 * channels + index];
      movingVariance = parameters[3 * channels + index];
      number = (double) batch.size() * batch.plane();
      int[] own = IntStream.range(0, x.length).filter(i -> channel(i, batch) == index).toArray();
      mean = IntStream.of(own).mapToDouble(i -> x[i]).sum() / number;
      variance = IntStream.of(own).mapToDouble(i -> (x[i] - mean) * (x[i] - mean)).sum() / number;
      deviation = Math.sqrt(variance + EPSILON);
      sum = IntStream.of(own).mapToDouble(i -> dy[i]).sum();
      product = IntStream.of(own).mapToDouble(i -> dy[i] * normalized(x[i])).sum();
      absoluteSum = IntStream.of(own).mapToDouble(i -> Math.abs(dy[i])).sum();
      shift = Math.abs(mean) / deviation;
    }

    private double normalized(float value) {
      return (value - mean) / deviation;
    }

    void assertGradients(float[] gradients) {
      assertThat((double) gradients[index])
          .as("gamma")
          .isCloseTo(product, within(EPS * absoluteSum * (4 + shift)));
      assertThat((double) gradients[channels + index])
          .as("beta")
          .isCloseTo(sum, within(4 * EPS * absoluteSum));
      assertThat((double) gradients[2 * channels + index])
          .as("mean")
          .isCloseTo((1 - MOMENTUM) * (movingMean - mean), within(EPS * (1 + Math.abs(mean))));
      assertThat((double) gradients[3 * channels + index])
          .as("variance")
          .isCloseTo((1 - MOMENTUM) * (movingVariance - variance), within(EPS * (1 + variance)));
    }

    void assertOutput(float x, float dy, float y, float dx) {
      double h = normalized(x);
      assertThat((double) y)
          .as("output")
          .isCloseTo(gamma * h + beta, within(EPS * (4 + 4 * Math.abs(h) + shift)));
      double slope = gamma / deviation;
      double part = (sum + h * product) / number;
      double size = Math.abs(dy) + (1 + Math.abs(h)) * absoluteSum / number;
      assertThat((double) dx)
          .as("gradient")
          .isCloseTo(slope * (dy - part), within(EPS * Math.abs(slope) * size * (4 + shift)));
    }
  }

  private static double gauss(SplittableRandom random) {
    // The sum of twelve uniform numbers has a variance of one.
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  private static INDArray random(int count, SplittableRandom random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextDouble(0.5, 1.5);
    }
    return array(numbers, 1, count);
  }

  /** In the library's order. */
  private static Map<String, INDArray> views(INDArray all, int channels) {
    return Map.of(
        BatchNormalizationParamInitializer.GAMMA, view(all, 0, channels),
        BatchNormalizationParamInitializer.BETA, view(all, 1, channels),
        BatchNormalizationParamInitializer.GLOBAL_MEAN, view(all, 2, channels),
        BatchNormalizationParamInitializer.GLOBAL_VAR, view(all, 3, channels));
  }

  private static INDArray view(INDArray all, int index, int channels) {
    return all.get(
        NDArrayIndex.all(), NDArrayIndex.interval(index * channels, (index + 1) * channels));
  }

  private static INDArray array(float[] values, Batch batch) {
    return array(values, batch.size(), batch.channels(), batch.plane(), 1);
  }

  private static INDArray array(float[] values, long... shape) {
    return Nd4j.create(values, shape, 'c');
  }

  private static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }
}
