package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ReluFunctionTest {

  private final ReluFunction relu = new ReluFunction();

  @Test
  void onlyWhatIsAboveZeroPasses() {
    assertThat(forward(-1, 2, 0, -0f, Float.MIN_VALUE))
        .containsExactly(0, 2, 0, 0, Float.MIN_VALUE);
    assertThat(backward(10, 20, 30, 40, 50)).containsExactly(0, 20, 0, 0, 50);
  }

  @Test
  void whatIsNotANumberIsNeverHidden() {
    assertThat(forward(Float.NaN, Float.intBitsToFloat(0xffc00000)))
        .containsExactly(Float.NaN, Float.NaN);
    assertThat(backward(1, 2)).containsExactly(1, 2);
  }

  @Test
  void everyValueOfALongArrayIsRectified() {
    float[] input = new float[9001];
    float[] gradient = new float[input.length];
    float[] expected = new float[input.length];
    float[] expectedGradient = new float[input.length];
    for (int i = 0; i < input.length; i++) {
      input[i] = i % 3 - 1;
      gradient[i] = i + 1;
      expected[i] = Math.max(input[i], 0);
      expectedGradient[i] = i % 3 == 2 ? i + 1 : 0;
    }

    assertThat(forward(input)).isEqualTo(expected);
    assertThat(backward(gradient)).isEqualTo(expectedGradient);
  }

  private float[] forward(float... input) {
    return relu.forward(Nd4j.create(input, new long[] {1, input.length}, 'c'), true)
        .data()
        .asFloat();
  }

  private float[] backward(float... gradient) {
    INDArray array = Nd4j.create(gradient, new long[] {1, gradient.length}, 'c');
    return Views.forwardFirst(relu.backward(array, true)).data().asFloat();
  }
}
