package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.Initializer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The distributions for the first dense layer of an MNIST network, 784 inputs and 512 units. */
class WeightInitializerTest {

  private static final int IN = 784;
  private static final int OUT = 512;
  private static final int COUNT = IN * OUT;

  // sqrt(6 / (784 + 512)), sqrt(6 / 784), sqrt(3 / 784) and 0.05; with 400,000 draws the extremes
  // come within 1e-5 of
  // a limit with overwhelming probability.
  @ParameterizedTest
  @CsvSource({
    "GLOROT_UNIFORM, 0.0680414",
    "HE_UNIFORM, 0.0874818",
    "LECUN_UNIFORM, 0.0618590",
    "RANDOM_UNIFORM, 0.05"
  })
  void uniformWeightsReachTheirLimitsAndNoFurther(Initializer initializer, double limit) {
    float[] weights = draw(initializer, 1);

    assertThat(greatest(weights)).isCloseTo(limit, within(1e-5)).isLessThan(limit + 1e-7);
    assertThat(-least(weights)).isCloseTo(limit, within(1e-5)).isLessThan(limit + 1e-7);
  }

  // Keras asks for the standard deviation sqrt(2 / (784 + 512)) or sqrt(2 / 784) after truncation,
  // so it truncates a normal distribution that is wider by 1 / 0.87962566 at two of its own
  // standard deviations: 2 * 0.0392837 / 0.87962566 and 2 * 0.0505076 / 0.87962566.
  @ParameterizedTest
  @CsvSource({
    "GLOROT_NORMAL, 0.0893192",
    "HE_NORMAL, 0.1148389",
    "LECUN_NORMAL, 0.0812033",
    "TRUNCATED_NORMAL, 0.1"
  })
  void normalWeightsAreTruncatedAtTwoStandardDeviations(Initializer initializer, double limit) {
    float[] weights = draw(initializer, 1);

    assertThat(greatest(weights)).isCloseTo(limit, within(1e-4)).isLessThan(limit + 1e-7);
    assertThat(-least(weights)).isCloseTo(limit, within(1e-4)).isLessThan(limit + 1e-7);
  }

  // Glorot: variance 2 / (in + out); He: 2 / in; LeCun: 1 / in; uniform 0.1^2 / 12; normal 0.05^2,
  // truncated at two 0.05^2 * 0.87962566^2. The standard error of a mean of n draws is
  // sd / sqrt(n), that of a variance at most variance * sqrt(2 / n); five of each are allowed.
  @ParameterizedTest
  @CsvSource({
    "GLOROT_UNIFORM, 1.5432099e-3",
    "GLOROT_NORMAL, 1.5432099e-3",
    "HE_UNIFORM, 2.5510204e-3",
    "HE_NORMAL, 2.5510204e-3",
    "LECUN_UNIFORM, 1.2755102e-3",
    "LECUN_NORMAL, 1.2755102e-3",
    "RANDOM_UNIFORM, 8.3333333e-4",
    "RANDOM_NORMAL, 2.5e-3",
    "TRUNCATED_NORMAL, 1.9343533e-3"
  })
  void theMeanIsZeroAndTheVarianceAsPublished(Initializer initializer, double variance) {
    float[] weights = draw(initializer, 7);

    double mean = 0;
    double square = 0;
    for (float weight : weights) {
      mean += weight;
      square += (double) weight * weight;
    }
    mean /= COUNT;
    assertThat(mean).isCloseTo(0, within(5 * Math.sqrt(variance / COUNT)));
    assertThat(square / COUNT - mean * mean)
        .isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / COUNT)));
  }

  // A normal distribution truncated at two standard deviations has
  // erf(1 / sqrt(2)) / erf(2 / sqrt(2)) = 0.6826895 / 0.9544997 = 0.7152327 of its mass within one,
  // a uniform one only a half.
  @ParameterizedTest
  @EnumSource(names = {"GLOROT_NORMAL", "HE_NORMAL", "LECUN_NORMAL", "TRUNCATED_NORMAL"})
  void normalWeightsAreDenserInTheMiddle(Initializer initializer) {
    float[] weights = draw(initializer, 3);
    double half = greatest(weights) / 2;

    int inside = 0;
    for (float weight : weights) {
      inside += Math.abs(weight) < half ? 1 : 0;
    }

    assertThat((double) inside / COUNT).isCloseTo(0.7152327, within(0.004));
  }

  @Test
  void zerosAreZero() {
    assertThat(draw(Initializer.ZEROS, 1)).containsOnly(0);
  }

  @Test
  void onesAreOne() {
    assertThat(draw(Initializer.ONES, 1)).containsOnly(1);
  }

  // 0.05 times what 400,000 draws of a normal distribution reach: more than four, less than six.
  @Test
  void aNormalDistributionIsNotTruncated() {
    float[] weights = draw(Initializer.RANDOM_NORMAL, 1);

    assertThat(greatest(weights)).isBetween(0.2, 0.3);
    assertThat(-least(weights)).isBetween(0.2, 0.3);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ZEROS", "ONES"})
  void theSeedAloneDecides(Initializer initializer) {
    assertThat(draw(initializer, 5)).isEqualTo(draw(initializer, 5));
    assertThat(draw(initializer, 5)).isNotEqualTo(draw(initializer, 6));
  }

  @ParameterizedTest
  @EnumSource(Initializer.class)
  void onlyTheGivenPlacesAreDrawn(Initializer initializer) {
    float[] weights = {5, 5, 5, 5};

    new WeightInitializer(initializer, new SplittableRandom(1)).draw(weights, 1, 3, IN, OUT);

    assertThat(weights[0]).isEqualTo(5);
    assertThat(weights[1]).isNotEqualTo(5);
    assertThat(weights[2]).isNotEqualTo(5);
    assertThat(weights[3]).isEqualTo(5);
  }

  private static float[] draw(Initializer initializer, long seed) {
    float[] weights = new float[COUNT];
    new WeightInitializer(initializer, new SplittableRandom(seed)).draw(weights, 0, COUNT, IN, OUT);
    return weights;
  }

  private static double greatest(float[] weights) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (float weight : weights) {
      greatest = Math.max(greatest, weight);
    }
    return greatest;
  }

  private static double least(float[] weights) {
    float least = Float.POSITIVE_INFINITY;
    for (float weight : weights) {
      least = Math.min(least, weight);
    }
    return least;
  }
}
