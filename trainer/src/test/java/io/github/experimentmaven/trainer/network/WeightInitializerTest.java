package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.FanMode;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.WeightDistribution;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.converter.SimpleArgumentConverter;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The distributions for the first dense layer of an MNIST network, 784 inputs and 512 units. */
class WeightInitializerTest {

  private static final int IN = 784;
  private static final int OUT = 512;
  private static final int COUNT = IN * OUT;

  static Stream<Initializer.OfEach> random() {
    return Stream.of(
        Initializer.GLOROT_UNIFORM,
        Initializer.GLOROT_NORMAL,
        Initializer.HE_UNIFORM,
        Initializer.HE_NORMAL,
        Initializer.LECUN_UNIFORM,
        Initializer.LECUN_NORMAL,
        Initializer.RANDOM_UNIFORM,
        Initializer.RANDOM_NORMAL,
        Initializer.TRUNCATED_NORMAL,
        new Initializer.VarianceScaling(1, FanMode.FAN_OUT, WeightDistribution.UNTRUNCATED_NORMAL));
  }

  static Stream<Initializer.OfEach> all() {
    return Stream.concat(
        random(), Stream.of(Initializer.ZEROS, Initializer.ONES, new Initializer.Constant(0.5)));
  }

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
  void uniformWeightsReachTheirLimitsAndNoFurther(
      @ConvertWith(ByName.class) Initializer.OfEach initializer, double limit) {
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
  void normalWeightsAreTruncatedAtTwoStandardDeviations(
      @ConvertWith(ByName.class) Initializer.OfEach initializer, double limit) {
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
  void theMeanIsZeroAndTheVarianceAsPublished(
      @ConvertWith(ByName.class) Initializer.OfEach initializer, double variance) {
    float[] weights = draw(initializer, 7);

    assertThat(mean(weights)).isCloseTo(0, within(5 * Math.sqrt(variance / COUNT)));
    assertThat(variance(weights))
        .isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / COUNT)));
  }

  // A normal distribution truncated at two standard deviations has
  // erf(1 / sqrt(2)) / erf(2 / sqrt(2)) = 0.6826895 / 0.9544997 = 0.7152327 of its mass within one,
  // a uniform one only a half.
  @ParameterizedTest
  @ValueSource(strings = {"GLOROT_NORMAL", "HE_NORMAL", "LECUN_NORMAL", "TRUNCATED_NORMAL"})
  void normalWeightsAreDenserInTheMiddle(
      @ConvertWith(ByName.class) Initializer.OfEach initializer) {
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

  @Test
  void aConstantIsItsValue() {
    assertThat(draw(new Initializer.Constant(-0.3), 1)).containsOnly(-0.3f);
  }

  // The same draws: only where they are, and how far apart, is another.
  @Test
  void boundsMoveAUniformDistribution() {
    float[] weights = draw(new Initializer.RandomUniform(0.5, 0.75), 1);

    assertThat(least(weights)).isCloseTo(0.5, within(1e-5)).isGreaterThan(0.5 - 1e-7);
    assertThat(greatest(weights)).isCloseTo(0.75, within(1e-5)).isLessThan(0.75 + 1e-7);
    assertThat(mean(weights)).isCloseTo(0.625, within(5 * 0.25 / Math.sqrt(12.0 * COUNT)));
    // (0.75 - 0.5)^2 / 12
    assertThat(variance(weights)).isCloseTo(5.2083333e-3, within(5e-5));
  }

  @Test
  void meanAndDeviationMoveANormalDistribution() {
    float[] weights = draw(new Initializer.RandomNormal(-0.5, 0.2), 2);

    assertThat(mean(weights)).isCloseTo(-0.5, within(5 * 0.2 / Math.sqrt(COUNT)));
    assertThat(variance(weights)).isCloseTo(0.04, within(5 * 0.04 * Math.sqrt(2.0 / COUNT)));
    // 0.2 times more than four from the mean
    assertThat(greatest(weights)).isBetween(0.3, 0.7);
  }

  // Truncated at 1 - 2 * 0.3 and 1 + 2 * 0.3; 0.3^2 * 0.87962566^2 is left of the variance.
  @Test
  void meanAndDeviationMoveATruncatedNormalDistribution() {
    float[] weights = draw(new Initializer.TruncatedNormal(1, 0.3), 2);

    assertThat(mean(weights)).isCloseTo(1, within(5 * 0.3 / Math.sqrt(COUNT)));
    assertThat(variance(weights)).isCloseTo(0.0696367, within(5 * 0.07 * Math.sqrt(2.0 / COUNT)));
    assertThat(least(weights)).isCloseTo(0.4, within(1e-3)).isGreaterThan(0.4 - 1e-6);
    assertThat(greatest(weights)).isCloseTo(1.6, within(1e-3)).isLessThan(1.6 + 1e-6);
  }

  @Test
  void aDeviationOfZeroIsTheMean() {
    assertThat(draw(new Initializer.RandomNormal(0.5, 0), 1)).containsOnly(0.5f);
    assertThat(draw(new Initializer.TruncatedNormal(0.5, 0), 1)).containsOnly(0.5f);
  }

  // 3 / 784, 3 / 512 and 3 / 648, the mean of the two. Limits: sqrt(3 * variance) of a uniform
  // distribution, 2 * sqrt(variance) / 0.87962566 of a truncated one, none of the third, whose
  // 400,000 draws reach more than four standard deviations.
  @ParameterizedTest
  @CsvSource({
    "FAN_IN, UNIFORM, 3.8265306e-3, 0.1071428, 0.1071430",
    "FAN_OUT, UNIFORM, 5.859375e-3, 0.1325824, 0.1325826",
    "FAN_AVG, UNIFORM, 4.6296296e-3, 0.1178510, 0.1178512",
    "FAN_IN, TRUNCATED_NORMAL, 3.8265306e-3, 0.1406, 0.1406482",
    "FAN_OUT, TRUNCATED_NORMAL, 5.859375e-3, 0.1740, 0.1740423",
    "FAN_AVG, TRUNCATED_NORMAL, 4.6296296e-3, 0.1546, 0.1547056",
    "FAN_IN, UNTRUNCATED_NORMAL, 3.8265306e-3, 0.2474, 0.3712",
    "FAN_OUT, UNTRUNCATED_NORMAL, 5.859375e-3, 0.3062, 0.4593",
    "FAN_AVG, UNTRUNCATED_NORMAL, 4.6296296e-3, 0.2722, 0.4083"
  })
  void theVarianceIsTheScaleByTheFan(
      FanMode mode,
      WeightDistribution distribution,
      double variance,
      double least,
      double greatest) {
    float[] weights = draw(new Initializer.VarianceScaling(3, mode, distribution), 9);

    assertThat(mean(weights)).isCloseTo(0, within(5 * Math.sqrt(variance / COUNT)));
    assertThat(variance(weights))
        .isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / COUNT)));
    assertThat(greatest(weights)).isBetween(least - 1e-6, greatest + 1e-6);
    assertThat(-least(weights)).isBetween(least - 1e-6, greatest + 1e-6);
  }

  @Test
  void thoseThatAreNamedAreVarianceScalingsBitByBit() {
    assertThat(draw(Initializer.HE_NORMAL, 4))
        .isEqualTo(
            draw(
                new Initializer.VarianceScaling(
                    2, FanMode.FAN_IN, WeightDistribution.TRUNCATED_NORMAL),
                4));
    assertThat(draw(Initializer.GLOROT_UNIFORM, 4))
        .isEqualTo(
            draw(
                new Initializer.VarianceScaling(1, FanMode.FAN_AVG, WeightDistribution.UNIFORM),
                4));
  }

  // 0.05 times what 400,000 draws of a normal distribution reach: more than four, less than six.
  @Test
  void aNormalDistributionIsNotTruncated() {
    float[] weights = draw(Initializer.RANDOM_NORMAL, 1);

    assertThat(greatest(weights)).isBetween(0.2, 0.3);
    assertThat(-least(weights)).isBetween(0.2, 0.3);
  }

  @ParameterizedTest
  @MethodSource("random")
  void theSeedAloneDecides(Initializer.OfEach initializer) {
    assertThat(draw(initializer, 5)).isEqualTo(draw(initializer, 5));
    assertThat(draw(initializer, 5)).isNotEqualTo(draw(initializer, 6));
  }

  @ParameterizedTest
  @MethodSource("all")
  void onlyTheGivenPlacesAreDrawn(Initializer.OfEach initializer) {
    float[] weights = {5, 5, 5, 5};

    new WeightInitializer(initializer, new SplittableRandom(1)).draw(weights, 1, 3, IN, OUT);

    assertThat(weights[0]).isEqualTo(5);
    assertThat(weights[1]).isNotEqualTo(5);
    assertThat(weights[2]).isNotEqualTo(5);
    assertThat(weights[3]).isEqualTo(5);
  }

  private static float[] draw(Initializer.OfEach initializer, long seed) {
    float[] weights = new float[COUNT];
    new WeightInitializer(initializer, new SplittableRandom(seed)).draw(weights, 0, COUNT, IN, OUT);
    return weights;
  }

  private static double mean(float[] weights) {
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    return sum / weights.length;
  }

  private static double variance(float[] weights) {
    double mean = mean(weights);
    double sum = 0;
    for (float weight : weights) {
      sum += (weight - mean) * (weight - mean);
    }
    return sum / weights.length;
  }

  /** Those that are constants of {@link Initializer}. */
  static final class ByName extends SimpleArgumentConverter {

    @Override
    protected Object convert(Object name, Class<?> type) {
      try {
        return Initializer.class.getField((String) name).get(null);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
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
