package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SiluFunctionTest {

  @Test
  void valuesAreWithinAFewUnitsInTheLastPlaceAndTheInputStaysAsItIs() {
    float[] x = Ulps.floats(each -> Math.abs(each) < 80);
    INDArray input = Nd4j.create(x, new long[] {1, x.length}, 'c');

    float[] y = new SiluFunction(x.length).forward(input, true).data().asFloat();

    double worst =
        IntStream.range(0, x.length)
            .mapToDouble(i -> Ulps.between(y[i], x[i] / (1 + StrictMath.exp(-x[i]))))
            .max()
            .orElseThrow();
    assertThat(worst).isLessThan(5);
    assertThat(input.data().asFloat()).isEqualTo(x);
  }

  @Test
  void slopesAreNearlyExact() {
    float[] x = Ulps.floats(each -> Math.abs(each) < 80);
    LayerFunction silu = new SiluFunction(x.length);
    silu.forward(Nd4j.create(x, new long[] {1, x.length}, 'c'), true);
    INDArray twos = Nd4j.valueArrayOf(new long[] {1, x.length}, 2f);

    float[] slopes = Views.forwardFirst(silu.backward(twos, true)).data().asFloat();

    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      double sigmoid = 1 / (1 + StrictMath.exp(-x[i]));
      double slope = 2 * sigmoid * (1 + x[i] * (1 - sigmoid));
      worst = Math.max(worst, Math.abs(slopes[i] - slope));
    }
    assertThat(worst).isLessThan(3e-6);
  }

  @Test
  void whatIsNotANumberIsNeverHidden() {
    LayerFunction silu = new SiluFunction(2);

    INDArray y =
        silu.forward(Nd4j.create(new float[] {Float.NaN, 0}, new long[] {1, 2}, 'c'), true);

    assertThat(y.data().asFloat()).containsExactly(Float.NaN, 0);
    INDArray ones = Nd4j.create(new float[] {1, 1}, new long[] {1, 2}, 'c');
    assertThat(Views.forwardFirst(silu.backward(ones, true)).data().asFloat())
        .containsExactly(Float.NaN, 0.5f);
  }
}
