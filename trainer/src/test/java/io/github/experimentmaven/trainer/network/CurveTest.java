package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CurveTest {

  private static final double SELU_SCALE = 1.0507009873554804934;
  private static final double SELU_ALPHA = 1.6732632423543772848;

  /** Each curve in double precision, and its slope. */
  static Stream<Arguments> curves() {
    return Stream.of(
        curve(ActivationFunction.SIGMOID, CurveTest::sigmoid, CurveTest::sigmoidSlope),
        curve(ActivationFunction.TANH, StrictMath::tanh, x -> 1 / Math.pow(StrictMath.cosh(x), 2)),
        curve(
            ActivationFunction.ELU,
            x -> x > 0 ? x : StrictMath.expm1(x),
            x -> x > 0 ? 1 : StrictMath.exp(x)),
        curve(
            ActivationFunction.SOFTPLUS,
            x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))),
            CurveTest::sigmoid),
        curve(ActivationFunction.LEAKY_RELU, x -> x > 0 ? x : 0.2 * x, x -> x > 0 ? 1 : 0.2),
        curve(
            ActivationFunction.RELU6,
            x -> Math.min(Math.max(x, 0), 6),
            x -> x > 0 && x < 6 ? 1 : 0),
        curve(
            ActivationFunction.SELU,
            x -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * StrictMath.expm1(x)),
            x -> SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * StrictMath.exp(x))),
        curve(
            ActivationFunction.SOFTSIGN,
            x -> Double.isInfinite(x) ? Math.signum(x) : x / (1 + Math.abs(x)),
            x -> Math.pow(1 + Math.abs(x), -2)),
        curve(
            ActivationFunction.HARD_SIGMOID,
            x -> Math.min(Math.max(x + 3, 0), 6) / 6,
            // Just below 3 the sum is 6 already.
            x -> (float) x + 3f > 0 && (float) x + 3f < 6 ? 1 / 6.0 : 0),
        curve(
            ActivationFunction.HARD_TANH,
            x -> Math.min(Math.max(x, -1), 1),
            x -> x > -1 && x < 1 ? 1 : 0),
        curve(
            ActivationFunction.LOG_SIGMOID,
            x -> Math.min(x, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(x))),
            x -> sigmoid(-x)),
        curve(
            ActivationFunction.CELU,
            x -> Math.max(x, 0) + Math.min(StrictMath.expm1(x), 0),
            x -> x > 0 ? 1 : StrictMath.exp(x)));
  }

  private static Arguments curve(
      ActivationFunction function, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    return Arguments.of(function, value, slope);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static double sigmoidSlope(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return e / ((1 + e) * (1 + e));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("curves")
  void valuesAreWithinThreeUnitsInTheLastPlace(
      ActivationFunction function, DoubleUnaryOperator exact, DoubleUnaryOperator slope) {
    float[] x = Ulps.floats();
    float[] y = values(Curve.of(function), x);

    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      worst = Math.max(worst, Ulps.between(y[i], exact.applyAsDouble(x[i])));
    }
    assertThat(worst).isLessThan(3);
  }

  /** As near as a value in single precision lets them be had: values near one hide their slope. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("curves")
  void slopesAreNearlyExact(
      ActivationFunction function, DoubleUnaryOperator exact, DoubleUnaryOperator slope) {
    Curve curve = Curve.of(function);
    float[] x = Ulps.floats(Double::isFinite);
    float[] y = values(curve, x);

    double worst = 0;
    for (int start = 0; start < x.length; start += Curve.BLOCK) {
      int count = Math.min(Curve.BLOCK, x.length - start);
      float[] gradient = new float[count];
      Arrays.fill(gradient, -2);
      curve.multiplyBySlope(Arrays.copyOfRange(y, start, start + count), gradient, count);
      for (int i = 0; i < count; i++) {
        double expected = -2 * slope.applyAsDouble(x[start + i]);
        worst = Math.max(worst, Math.abs(gradient[i] - expected));
      }
    }
    assertThat(worst).isLessThan(12 * Math.ulp(0.5f));
  }

  @ParameterizedTest
  @EnumSource(
      value = ActivationFunction.class,
      names = {"TANH", "ELU"})
  void theSmallestNumbersStayAsTheyAre(ActivationFunction function) {
    float[] x = {Float.MIN_VALUE, -Float.MIN_VALUE, 1e-40f, -1e-40f, 1e-20f, -1e-20f, 0};

    assertThat(values(Curve.of(function), x)).isEqualTo(x);
  }

  @ParameterizedTest
  @EnumSource(
      value = ActivationFunction.class,
      names = {"LINEAR", "RELU", "SOFTMAX", "SILU", "HARD_SILU", "MISH"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatIsNotANumberIsNeverHidden(ActivationFunction function) {
    Curve curve = Curve.of(function);
    float[] values = {Float.NaN, Float.intBitsToFloat(0xffc00000), 0};
    float[] gradient = {1, 1, 1};

    curve.apply(values, 3);
    assertThat(values[0]).isNaN();
    assertThat(values[1]).isNaN();
    assertThat(values[2]).isNotNaN();

    curve.multiplyBySlope(values, gradient, 3);
    assertThat(gradient[0]).isNaN();
    assertThat(gradient[1]).isNaN();
    assertThat(gradient[2]).isNotNaN();
  }

  /** Each of these with its value and its slope at a number. */
  static Stream<Arguments> curvesWithArguments() {
    float infinite = Float.POSITIVE_INFINITY;
    return Stream.of(
        Arguments.of(new Rectifier(0, 6, 0), 7, 6, 0),
        Arguments.of(new Rectifier(0, 6, 0), 6, 6, 0),
        Arguments.of(new Rectifier(0, 6, 0), 5, 5, 1),
        Arguments.of(new Rectifier(0, 6, 0), -infinite, 0, 0),
        Arguments.of(new Rectifier(0.5f, 6, 1), 0, -0.5f, 0.5f),
        Arguments.of(new Rectifier(0.5f, 6, 1), 1, 1, 1),
        Arguments.of(new Rectifier(0.5f, infinite, 1), 70, 70, 1),
        Arguments.of(new Rectifier(0.5f, 1, 2), 1, -0.5f, 0.5f),
        Arguments.of(new Rectifier(0.5f, 1, 2), 3, 1, 0),
        Arguments.of(new LeakyRelu(2), -3, -6, 2),
        Arguments.of(new LeakyRelu(2), 3, 3, 1),
        Arguments.of(new LeakyRelu(0.25f), -4, -1, 0.25f),
        Arguments.of(new Elu(0.5f), 3, 3, 1),
        Arguments.of(new Elu(0.5f), -infinite, -0.5f, 0),
        Arguments.of(new Elu(0.5f), 0, 0, 0.5f),
        Arguments.of(new Elu(0), -3, 0, 0));
  }

  @ParameterizedTest
  @MethodSource("curvesWithArguments")
  void curvesWithArgumentsAreThoseOfKeras(Curve curve, float x, float value, float slope) {
    float[] numbers = {x, Float.NaN};
    float[] gradient = {2, 2};

    curve.apply(numbers, 2);
    assertThat(numbers[0]).isEqualTo(value);
    assertThat(numbers[1]).isNaN();
    curve.multiplyBySlope(numbers, gradient, 2);
    assertThat(gradient[0]).isEqualTo(2 * slope);
    assertThat(gradient[1]).isNaN();
  }

  private static float[] values(Curve curve, float[] x) {
    float[] y = new float[x.length];
    for (int start = 0; start < x.length; start += Curve.BLOCK) {
      int count = Math.min(Curve.BLOCK, x.length - start);
      float[] block = Arrays.copyOfRange(x, start, start + count);
      curve.apply(block, count);
      System.arraycopy(block, 0, y, start, count);
    }
    return y;
  }
}
