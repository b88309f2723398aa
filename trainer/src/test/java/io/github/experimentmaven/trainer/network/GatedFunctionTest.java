package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.ActivationFunction;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GatedFunctionTest {

  /** The gate of each function in double precision, and its slope. */
  static Stream<Arguments> gates() {
    return Stream.of(
        gate(ActivationFunction.SILU, GatedFunctionTest::sigmoid, x -> sigmoid(x) * sigmoid(-x)),
        gate(
            ActivationFunction.HARD_SILU,
            x -> Math.min(Math.max(x + 3, 0), 6) / 6,
            // Just below 3 the sum is 6 already.
            x -> (float) x + 3f > 0 && (float) x + 3f < 6 ? 1 / 6.0 : 0),
        gate(
            ActivationFunction.MISH,
            x -> StrictMath.tanh(softplus(x)),
            x -> sigmoid(x) / Math.pow(StrictMath.cosh(softplus(x)), 2)));
  }

  private static Arguments gate(
      ActivationFunction function, DoubleUnaryOperator gate, DoubleUnaryOperator slope) {
    return Arguments.of(function, gate, slope);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  private static LayerFunction function(ActivationFunction function, int numbers) {
    return new GatedFunction(Gate.of(function), numbers);
  }

  @Test
  void everyFunctionThatIsNotKnownByItsValueIsTriedHere() {
    assertThat(gates().map(gate -> gate.get()[0]))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ActivationFunction.values())
                .filter(each -> !each.isKnownByItsValue())
                .toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gates")
  void valuesAreWithinAFewUnitsInTheLastPlaceAndTheInputStaysAsItIs(
      ActivationFunction function, DoubleUnaryOperator gate, DoubleUnaryOperator slope) {
    float[] x = Ulps.floats(each -> Math.abs(each) < 80);
    INDArray input = Nd4j.create(x, new long[] {1, x.length}, 'c');

    float[] y = function(function, x.length).forward(input, true).data().asFloat();

    double worst =
        IntStream.range(0, x.length)
            .mapToDouble(i -> Ulps.between(y[i], x[i] * gate.applyAsDouble(x[i])))
            .max()
            .orElseThrow();
    assertThat(worst).isLessThan(5);
    assertThat(input.data().asFloat()).isEqualTo(x);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gates")
  void slopesAreNearlyExact(
      ActivationFunction function, DoubleUnaryOperator gate, DoubleUnaryOperator gateSlope) {
    float[] x = Ulps.floats(each -> Math.abs(each) < 80);
    LayerFunction gated = function(function, x.length);
    gated.forward(Nd4j.create(x, new long[] {1, x.length}, 'c'), true);
    INDArray twos = Nd4j.valueArrayOf(new long[] {1, x.length}, 2f);

    float[] slopes = Views.forwardFirst(gated.backward(twos, true)).data().asFloat();

    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      double slope = 2 * (gate.applyAsDouble(x[i]) + x[i] * gateSlope.applyAsDouble(x[i]));
      worst = Math.max(worst, Math.abs(slopes[i] - slope));
    }
    assertThat(worst).isLessThan(3e-6);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gates")
  void whatIsNotANumberIsNeverHidden(
      ActivationFunction function, DoubleUnaryOperator gate, DoubleUnaryOperator slope) {
    LayerFunction gated = function(function, 2);

    INDArray y =
        gated.forward(Nd4j.create(new float[] {Float.NaN, 0}, new long[] {1, 2}, 'c'), true);

    assertThat(y.data().asFloat()).containsExactly(Float.NaN, 0);
    INDArray ones = Nd4j.create(new float[] {1, 1}, new long[] {1, 2}, 'c');
    float[] slopes = Views.forwardFirst(gated.backward(ones, true)).data().asFloat();
    assertThat(slopes[0]).isNaN();
    assertThat((double) slopes[1]).isCloseTo(gate.applyAsDouble(0), within(1e-7));
  }
}
